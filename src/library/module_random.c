/*
 * random in C: the generator under random.Random (Modules/_randommodule.c), and
 * the digest that seeds it with a text.  The rest of random is
 * python/random.py.
 */
#include <string.h>

#include "base/mem.h"
#include "library/digest.h"
#include "library/results.h"
#include "library/tables.h"
#include "library/twister.h"
#include "object/atom.h"
#include "object/function.h"
#include "object/operation.h"
#include "value/integer.h"

struct generator {
    struct object object;
    struct twister twister;
};

static struct twister *
twister_of(struct object *object)
{
    return &((struct generator *)(void *)object)->twister;
}

/* What an unseeded generator begins with: a run of a scene is always the
 * same. */
enum { USUAL_SEED = 19680801 };

/* Seeds with the absolute value of an int, 32 bits after 32 bits. */
static bool
seed_integer(struct runtime *runtime, struct twister *twister,
             struct integer number)
{
    struct value_context *context = value_context_of(runtime);
    struct integer magnitude = integer_absolute(number);
    size_t count = (integer_bit_length(magnitude) + 31) / 32;
    count = count == 0 ? 1 : count;
    uint8_t *bytes = mem_alloc(4 * count);
    uint32_t *key = mem_alloc_array(count, sizeof *key);
    bool fine = integer_to_bytes(magnitude, bytes, 4 * count, true, false,
                                 context);
    for (size_t i = 0; i < count; i++)
        for (int k = 3; k >= 0; k--)
            key[i] = key[i] << 8 | bytes[4 * i + (size_t)k];
    if (fine)
        twister_seed(twister, key, count);
    mem_free(bytes);
    mem_free(key);
    integer_release(&magnitude);
    return fine || raise_value_error(runtime, context);
}

static bool
seed_with(struct runtime *runtime, struct object *self, struct object *given)
{
    int64_t hash;
    if (!given || given == atom_none(runtime))
        return seed_integer(runtime, twister_of(self),
                            integer_from_int64(USUAL_SEED));
    if (object_is_int(given) && atom_value(given)->kind == VALUE_INT)
        return seed_integer(runtime, twister_of(self),
                            atom_value(given)->as.integer);
    if (!object_hash(runtime, given, &hash))
        return false;
    struct integer number = integer_from_uint64((uint64_t)hash);
    bool fine = seed_integer(runtime, twister_of(self), number);
    integer_release(&number);
    return fine;
}

static bool
seed(METHOD_PARAMETERS)
{
    return seed_with(runtime, self,
                     arguments->count > 0 ? arguments->items[0] : NULL)
           && give_none(runtime, result);
}

static bool
random_float(METHOD_PARAMETERS)
{
    (void)arguments;
    return give_float(runtime, twister_float(twister_of(self)), result);
}

static bool
get_bits(METHOD_PARAMETERS)
{
    int64_t bits;
    if (!atom_to_index(runtime, arguments->items[0], false, &bits))
        return false;
    if (bits < 0 || (bits == 0 && !runtime->profile->random_bits_may_be_none))
        return raise_error(runtime, "ValueError",
                           runtime->profile->random_bits_may_be_none
                               ? "number of bits must be non-negative"
                               : "number of bits must be greater than zero");
    if ((uint64_t)bits / 8 > runtime->limits.integer_bytes)
        return raise_error(runtime, "MemoryError", "%s", "");
    size_t words = ((size_t)bits + 31) / 32;
    uint8_t *bytes = mem_alloc(4 * words + 1);
    for (size_t i = 0; i < words; i++, bits -= 32) {
        uint32_t word = twister_next(twister_of(self));
        if (bits < 32)
            word >>= 32 - bits;
        for (size_t k = 0; k < 4; k++)
            bytes[4 * i + k] = (uint8_t)(word >> 8 * k);
    }
    struct value value = value_from_integer(
        integer_from_bytes(bytes, 4 * words, true, false));
    mem_free(bytes);
    return give_value(runtime, &value, result);
}

/* ---- state: a tuple of the words and how many are used ------------------ */

static bool
get_state(METHOD_PARAMETERS)
{
    struct twister *twister = twister_of(self);
    struct object *items[TWISTER_WORDS + 1];
    (void)arguments;
    for (size_t i = 0; i < TWISTER_WORDS; i++)
        items[i] = atom_new_int(runtime, twister->words[i]);
    items[TWISTER_WORDS] = atom_new_int(runtime, twister->used);
    return give_tuple(runtime, items, TWISTER_WORDS + 1, result);
}

static bool
set_state(METHOD_PARAMETERS)
{
    struct twister *twister = twister_of(self);
    struct object *state = arguments->items[0];
    int64_t number;
    if (strcmp(type_short_name(state->type), "tuple") != 0)
        return raise_error(runtime, "TypeError",
                           "state vector must be a tuple");
    if (state->slot_count != TWISTER_WORDS + 1)
        return raise_error(runtime, "ValueError",
                           "state vector is the wrong size");
    for (uint32_t i = 0; i < TWISTER_WORDS; i++) {
        if (!atom_to_index(runtime, state->slots[i], false, &number))
            return false;
        twister->words[i] = (uint32_t)number;
    }
    if (!atom_to_index(runtime, state->slots[TWISTER_WORDS], false, &number))
        return false;
    if (number < 0 || number > TWISTER_WORDS)
        return raise_error(runtime, "ValueError", "invalid state");
    twister->used = (uint32_t)number;
    return give_none(runtime, result);
}

/* ---- the type ----------------------------------------------------------- */

static bool
create(struct runtime *runtime, const struct type *type,
       const struct arguments *arguments, struct ref result)
{
    struct object_birth birth = {
        .kind = NODE_OBJECT, .size = 2520, .block_size = 2520};
    (void)arguments;
    return give(runtime, object_new(runtime, type, &birth), result)
           && seed_with(runtime, ref_get(result), NULL);
}

static bool
construct(struct runtime *runtime, const struct type *type,
          const struct arguments *arguments, struct ref result)
{
    return arguments_check(runtime, "Random", arguments, 0, 1, NULL)
           && create(runtime, type, arguments, result)
           && seed_with(runtime, ref_get(result),
                        arguments->count > 0 ? arguments->items[0] : NULL);
}

static const struct method methods[] = {
    {"seed", seed, 0, 1, NULL, "begin with what an object is worth"},
    {"random", random_float, 0, 0, NULL, "the next float, 0 <= x < 1"},
    {"getrandbits", get_bits, 1, 1, NULL, "an int of k random bits"},
    {"getstate", get_state, 0, 0, NULL, "the state, as a tuple"},
    {"setstate", set_state, 1, 1, NULL, "go back to a state"},
    {0},
};

static const struct type generator_type = {
    .name = "_random.Random",
    .flags = TYPE_BASE,
    .struct_size = sizeof(struct generator),
    .create = create,
    .construct = construct,
    .methods = methods,
};

/* ---- the module --------------------------------------------------------- */

/* The bytes of a text and of its SHA-512 as one big-endian number. */
static bool
text_number(struct runtime *runtime, struct object *self,
            const struct arguments *arguments, struct ref result)
{
    const struct bytes *text = atom_value(arguments->items[0])->as.bytes;
    uint8_t *bytes = mem_alloc(text->length + DIGEST_BYTES);
    (void)self;
    memcpy(bytes, text->data, text->length);
    digest_sha512(text->data, text->length, bytes + text->length);
    struct value value = value_from_integer(integer_from_bytes(
        bytes, text->length + DIGEST_BYTES, false, false));
    mem_free(bytes);
    return give_value(runtime, &value, result);
}

static const struct method functions[] = {
    {"text_number", text_number, 1, 1, NULL, "the number of a text's bytes"},
    {0},
};

static const struct type *const types[] = {&generator_type, NULL};

const struct library_module module_random = {
    .name = "_random",
    .functions = functions,
    .types = types,
};
