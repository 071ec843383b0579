#include "object/shared_keys.h"

#include <string.h>

#include "base/mem.h"

struct shared_keys *
shared_keys_new_sized(uint32_t size, uint32_t usable)
{
    struct shared_keys *keys = mem_alloc(sizeof *keys);
    *keys = (struct shared_keys){
        .size = size, .usable = usable, .holders = 1};
    return keys;
}

struct shared_keys *
shared_keys_new(const struct profile *profile)
{
    return profile->instance_dict_eager
               ? shared_keys_new_sized(8, 5)
               : shared_keys_new_sized(64, SHARED_KEYS_MAX);
}

struct shared_keys *
shared_keys_hold(struct shared_keys *keys)
{
    if (keys != NULL)
        keys->holders++;
    return keys;
}

void
shared_keys_let_go(struct shared_keys *keys)
{
    if (keys == NULL || --keys->holders > 0)
        return;
    for (uint32_t i = 0; i < keys->count; i++)
        mem_free(keys->names[i]);
    mem_free(keys->names);
    mem_free(keys);
}

uint32_t
shared_keys_find(const struct shared_keys *keys, const char *name)
{
    for (uint32_t i = 0; i < keys->count; i++)
        if (keys->names[i][1] == name[0]
            && strcmp(keys->names[i] + 1, name) == 0)
            return i;
    return UINT32_MAX;
}

uint32_t
shared_keys_add(struct shared_keys *keys, const char *name)
{
    size_t length = strlen(name);
    if (keys->usable == 0)
        return UINT32_MAX;
    if (keys->count == keys->capacity) {
        keys->capacity = keys->count + keys->usable;
        keys->names = mem_resize_array(keys->names, keys->capacity,
                                       sizeof *keys->names);
    }
    uint32_t index = keys->count++;
    keys->usable--;
    keys->names[index] = mem_alloc(length + 2);
    keys->names[index][0] = '.';
    memcpy(keys->names[index] + 1, name, length + 1);
    return index;
}
