#include "object/own_dict.h"

#include "object/dict.h"
#include "object/exception.h"
#include "object/lookup.h"
#include "object/store.h"

struct object *
own_dict(struct runtime *runtime, struct object *object, uint32_t slot)
{
    if (object->slots[slot] == NULL) {
        struct object *dict = dict_new(runtime);
        if (dict == NULL)
            return NULL;
        slot_set(runtime, object, slot, dict);
    }
    return object->slots[slot];
}

struct object *
own_dict_find(struct runtime *runtime, const struct object *object,
              uint32_t slot, const char *name)
{
    struct object *dict = object->slots[slot];
    return dict == NULL ? NULL : dict_find_c(runtime, dict, name);
}

bool
own_dict_get(struct runtime *runtime, struct object *object, uint32_t slot,
             const char *name, struct ref result)
{
    struct object *found = own_dict_find(runtime, object, slot, name);
    return found != NULL ? store(runtime, result, found)
                         : raise_attribute_error(runtime, object, name);
}

bool
own_dict_set(struct runtime *runtime, struct object *object, uint32_t slot,
             const char *name, struct object *value)
{
    if (value == NULL) {
        struct object *dict = object->slots[slot];
        bool found = false;
        if (dict != NULL && !dict_delete_c(runtime, dict, name, &found))
            return false;
        return found || raise_delete_error(runtime, object, name, true);
    }
    struct object *dict = own_dict(runtime, object, slot);
    return dict != NULL && dict_set_c(runtime, dict, name, value);
}
