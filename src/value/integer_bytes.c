/* Integers as bytes and back, in either order. */
#include "value/integer.h"

#include <string.h>

#include "base/mem.h"
#include "value/integer_big.h"

struct integer
integer_from_bytes(const uint8_t *bytes, size_t length, bool little,
                   bool is_signed)
{
    struct integer_big *big = integer_big_new();
    bool negative =
        is_signed && length > 0 && bytes[little ? length - 1 : 0] & 0x80;
    mpz_import(big->number, length, little ? -1 : 1, 1, 0, 0, bytes);
    if (negative) {
        struct integer_big *above = integer_big_new();
        mpz_setbit(above->number, 8 * length);
        mpz_sub(big->number, big->number, above->number);
        integer_release(&(struct integer){0, above});
    }
    return integer_normalize(big);
}

static void
reverse(uint8_t *bytes, size_t length)
{
    for (size_t i = 0; i < length / 2; i++) {
        uint8_t byte = bytes[i];
        bytes[i] = bytes[length - 1 - i];
        bytes[length - 1 - i] = byte;
    }
}

/* Whether a number fits in so many bytes. */
static bool
fits(struct integer number, size_t length, bool is_signed)
{
    size_t bits = integer_bit_length(number);
    if (!is_signed)
        return bits <= 8 * length;
    if (integer_sign(number) < 0) {
        /* -2**n needs a bit less. */
        struct integer below = integer_invert(number);
        bits = integer_bit_length(below);
        integer_release(&below);
    }
    return integer_sign(number) == 0 || bits < 8 * length;
}

bool
integer_to_bytes(struct integer number, uint8_t *bytes, size_t length,
                 bool little, bool is_signed, struct value_context *context)
{
    if (!is_signed && integer_sign(number) < 0)
        return value_fail(context, VALUE_ERROR_OVERFLOW,
                          "can't convert negative int to unsigned");
    if (!fits(number, length, is_signed))
        return value_fail(context, VALUE_ERROR_OVERFLOW,
                          "int too big to convert");
    bool negative = integer_sign(number) < 0;
    /* A negative number is the complement of one that is not. */
    struct integer magnitude =
        negative ? integer_invert(number) : integer_copy(number);
    struct integer_view view;
    memset(bytes, 0, length);
    if (integer_sign(magnitude) != 0)
        mpz_export(bytes, NULL, -1, 1, 0, 0, integer_view(magnitude, &view));
    integer_release(&magnitude);
    for (size_t i = 0; negative && i < length; i++)
        bytes[i] = (uint8_t)~bytes[i];
    if (!little)
        reverse(bytes, length);
    return true;
}
