#include "value/hash.h"

#include <string.h>

static uint64_t
rotate(uint64_t x, int count)
{
    return x << count | x >> (64 - count);
}

static void
sip_round(uint64_t v[4])
{
    v[0] += v[1];
    v[2] += v[3];
    v[1] = rotate(v[1], 13) ^ v[0];
    v[3] = rotate(v[3], 16) ^ v[2];
    v[0] = rotate(v[0], 32);
    v[2] += v[1];
    v[0] += v[3];
    v[1] = rotate(v[1], 17) ^ v[2];
    v[3] = rotate(v[3], 21) ^ v[0];
    v[2] = rotate(v[2], 32);
}

static void
sip_word(uint64_t v[4], uint64_t word, int rounds)
{
    v[3] ^= word;
    for (int i = 0; i < rounds; i++)
        sip_round(v);
    v[0] ^= word;
}

/* Returns up to 8 bytes as a little-endian number. */
static uint64_t
read_word(const unsigned char *bytes, size_t length)
{
    uint64_t word = 0;
    for (size_t i = 0; i < length; i++)
        word |= (uint64_t)bytes[i] << (8 * i);
    return word;
}

/* Stores a hash as Python gives it: -1 means an error there. */
static int64_t
finish(uint64_t hash)
{
    return hash == UINT64_MAX ? -2 : (int64_t)hash;
}

int64_t
hash_bytes(const void *data, size_t length, const struct profile *profile)
{
    if (length == 0)
        return 0;
    /* "somepseudorandomlygeneratedbytes", xor a key of zeros. */
    uint64_t v[4] = {UINT64_C(0x736f6d6570736575), UINT64_C(0x646f72616e646f6d),
                     UINT64_C(0x6c7967656e657261),
                     UINT64_C(0x7465646279746573)};
    const unsigned char *at = data;
    size_t rest = length;
    for (; rest >= 8; rest -= 8, at += 8)
        sip_word(v, read_word(at, 8), profile->siphash_c);
    uint64_t last = (uint64_t)length << 56 | read_word(at, rest);
    sip_word(v, last, profile->siphash_c);
    v[2] ^= 0xff;
    for (int i = 0; i < profile->siphash_d; i++)
        sip_round(v);
    return finish(v[0] ^ v[1] ^ v[2] ^ v[3]);
}

#define PRIME_5 UINT64_C(2870177450012600261)

/* xxHash of the items, without its end. */
static uint64_t
mix_items(const int64_t *items, size_t count)
{
    const uint64_t prime_1 = UINT64_C(11400714785074694791);
    const uint64_t prime_2 = UINT64_C(14029467366897019727);
    uint64_t sum = PRIME_5;
    for (size_t i = 0; i < count; i++) {
        sum += (uint64_t)items[i] * prime_2;
        sum = rotate(sum, 31) * prime_1;
    }
    return sum;
}

int64_t
hash_slice(const int64_t items[3])
{
    uint64_t sum = mix_items(items, 3);
    return sum == UINT64_MAX ? 1546275796 : (int64_t)sum;
}

int64_t
hash_tuple(const int64_t *items, size_t count)
{
    uint64_t sum = mix_items(items, count) +
                   ((uint64_t)count ^ (PRIME_5 ^ UINT64_C(3527539)));
    return sum == UINT64_MAX ? 1546275796 : (int64_t)sum;
}

static uint64_t
shuffle(uint64_t hash)
{
    return ((hash ^ UINT64_C(89869747)) ^ hash << 16) * UINT64_C(3644798167);
}

int64_t
hash_frozenset(const int64_t *items, size_t count)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < count; i++)
        hash ^= shuffle((uint64_t)items[i]);
    hash ^= ((uint64_t)count + 1) * UINT64_C(1927868237);
    hash ^= hash >> 11 ^ hash >> 25;
    hash = hash * 69069 + 907133923;
    return hash == UINT64_MAX ? 590923713 : (int64_t)hash;
}

int64_t
hash_address(uint64_t address)
{
    return finish(address >> 4 | address << 60);
}
