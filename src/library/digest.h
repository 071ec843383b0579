/*
 * digest: SHA-512 (FIPS 180-4), from which random.seed() takes the numbers of
 * a text.
 */
#ifndef REFSTEP_LIBRARY_DIGEST_H
#define REFSTEP_LIBRARY_DIGEST_H

#include <stddef.h>
#include <stdint.h>

enum { DIGEST_BYTES = 64 };

/* Writes the digest of length bytes. */
void digest_sha512(const uint8_t *bytes, size_t length,
                   uint8_t digest[DIGEST_BYTES]);

#endif
