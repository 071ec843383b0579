#include "library/twister.h"

enum { MIDDLE = 397 };

static void
seed_with(struct twister *twister, uint32_t seed)
{
    uint32_t *words = twister->words;
    words[0] = seed;
    for (uint32_t i = 1; i < TWISTER_WORDS; i++)
        words[i] =
            UINT32_C(1812433253) * (words[i - 1] ^ (words[i - 1] >> 30)) + i;
    twister->used = TWISTER_WORDS;
}

static uint32_t
mixed(const uint32_t *words, uint32_t i, uint32_t factor)
{
    uint32_t before = words[i - 1];
    return words[i] ^ ((before ^ (before >> 30)) * factor);
}

/* Goes on to the next word; the last one is the one before the first. */
static uint32_t
step(uint32_t *words, uint32_t i)
{
    if (i + 1 < TWISTER_WORDS)
        return i + 1;
    words[0] = words[TWISTER_WORDS - 1];
    return 1;
}

void
twister_seed(struct twister *twister, const uint32_t *key, size_t count)
{
    uint32_t *words = twister->words;
    uint32_t i = 1;
    size_t k = 0;
    seed_with(twister, UINT32_C(19650218));
    size_t rounds = count > TWISTER_WORDS ? count : TWISTER_WORDS;
    for (; rounds > 0; rounds--) {
        words[i] = mixed(words, i, UINT32_C(1664525)) + key[k] + (uint32_t)k;
        i = step(words, i);
        k = (k + 1) % count;
    }
    for (rounds = TWISTER_WORDS - 1; rounds > 0; rounds--) {
        words[i] = mixed(words, i, UINT32_C(1566083941)) - i;
        i = step(words, i);
    }
    words[0] = UINT32_C(0x80000000);
}

static void
make_words(struct twister *twister)
{
    uint32_t *words = twister->words;
    for (uint32_t i = 0; i < TWISTER_WORDS; i++) {
        uint32_t next = words[(i + 1) % TWISTER_WORDS];
        uint32_t both =
            (words[i] & UINT32_C(0x80000000)) | (next & 0x7FFFFFFF);
        words[i] = words[(i + MIDDLE) % TWISTER_WORDS] ^ (both >> 1) ^
                   (next & 1 ? UINT32_C(0x9908B0DF) : 0);
    }
    twister->used = 0;
}

uint32_t
twister_next(struct twister *twister)
{
    if (twister->used >= TWISTER_WORDS)
        make_words(twister);
    uint32_t word = twister->words[twister->used++];
    word ^= word >> 11;
    word ^= (word << 7) & UINT32_C(0x9D2C5680);
    word ^= (word << 15) & UINT32_C(0xEFC60000);
    return word ^ (word >> 18);
}

double
twister_float(struct twister *twister)
{
    uint32_t high = twister_next(twister) >> 5;
    uint32_t low = twister_next(twister) >> 6;
    return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0);
}
