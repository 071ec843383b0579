#include "heap/type.h"

#include <string.h>

bool
type_is(const struct type *type, const struct type *base)
{
    if (type == base)
        return true;
    for (size_t i = 0; i < type->order_count; i++)
        if (type->order[i] == base)
            return true;
    if (type->order_count > 0)
        return false;
    for (type = type->base; type != NULL; type = type->base)
        if (type == base)
            return true;
    return false;
}

bool
since_allows(const struct since *since, const char *name, int minor)
{
    for (; since != NULL && since->name != NULL; since++)
        if (strcmp(since->name, name) == 0)
            return minor >= since->minor;
    return true;
}

const char *
type_short_name(const struct type *type)
{
    const char *dot = strrchr(type->name, '.');
    return dot == NULL ? type->name : dot + 1;
}
