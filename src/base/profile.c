#include "base/profile.h"

#include <string.h>

#include "base/profile_tables.h"

/* Oldest first. */
static const struct profile *const profiles[] = {
    &profile_3_8, &profile_3_9, &profile_3_10,
    &profile_3_11, &profile_3_12, &profile_3_13,
};

enum { PROFILE_COUNT = sizeof profiles / sizeof profiles[0] };

const struct profile *
profile_find(const char *name)
{
    for (size_t i = 0; i < PROFILE_COUNT; i++) {
        if (strcmp(profiles[i]->name, name) == 0)
            return profiles[i];
    }
    return NULL;
}

const struct profile *
profile_default(void)
{
    return profile_find("3.12");
}

const struct profile *
profile_at(size_t index)
{
    return index < PROFILE_COUNT ? profiles[index] : NULL;
}
