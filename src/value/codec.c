/*
 * bytes.decode() and str.encode() for the encodings of lessons.
 */
#include <string.h>

#include "base/utf8.h"
#include "value/bytes.h"
#include "value/string.h"

enum codec { CODEC_UTF8, CODEC_ASCII, CODEC_LATIN1, CODEC_UNKNOWN };

/* As messages name them, and the first code point they cannot write. */
static const struct {
    const char *name;
    uint32_t limit;
} codecs[] = {
    [CODEC_UTF8] = {"utf-8", 0x110000},
    [CODEC_ASCII] = {"ascii", 0x80},
    [CODEC_LATIN1] = {"latin-1", 0x100},
};

static const struct {
    const char *spelling; /* lower case, '-' for '_' and blanks */
    enum codec codec;
} spellings[] = {
    {"utf-8", CODEC_UTF8},        {"utf8", CODEC_UTF8},
    {"u8", CODEC_UTF8},           {"utf", CODEC_UTF8},
    {"ascii", CODEC_ASCII},       {"us-ascii", CODEC_ASCII},
    {"646", CODEC_ASCII},         {"latin-1", CODEC_LATIN1},
    {"latin1", CODEC_LATIN1},     {"latin", CODEC_LATIN1},
    {"iso-8859-1", CODEC_LATIN1}, {"iso8859-1", CODEC_LATIN1},
    {"8859", CODEC_LATIN1},       {"l1", CODEC_LATIN1},
};

static bool
is_spelled(const char *encoding, const char *spelling)
{
    size_t i = 0;
    for (; encoding[i] != '\0' && spelling[i] != '\0'; i++) {
        char c = encoding[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c | 0x20);
        else if (c == '_' || c == ' ')
            c = '-';
        if (c != spelling[i])
            return false;
    }
    return encoding[i] == spelling[i];
}

static enum codec
find_codec(const char *encoding, struct value_context *context)
{
    for (size_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++) {
        if (is_spelled(encoding, spellings[i].spelling))
            return spellings[i].codec;
    }
    value_fail(context, VALUE_ERROR_LOOKUP, "unknown encoding: %s", encoding);
    return CODEC_UNKNOWN;
}

static bool
is_continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Says what is wrong with the sequence at position `at`, which does not
 * decode; stores how many bytes Python blames. */
static const char *
blame(const struct bytes *bytes, size_t at, size_t *count)
{
    unsigned char first = bytes->data[at];
    size_t rest = bytes->length - at - 1;
    *count = 1;
    if (first < 0xC2 || first > 0xF4)
        return "invalid start byte";
    size_t needed = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    for (size_t i = 1; i <= needed; i++) {
        if (i > rest)
            return "unexpected end of data";
        unsigned char byte = bytes->data[at + i];
        bool is_overlong = i == 1 && ((first == 0xE0 && byte < 0xA0) ||
                                      (first == 0xF0 && byte < 0x90));
        bool is_beyond = i == 1 && ((first == 0xED && byte > 0x9F) ||
                                    (first == 0xF4 && byte > 0x8F));
        if (!is_continuation(byte) || is_overlong || is_beyond)
            return "invalid continuation byte";
        *count = i + 1;
    }
    return "invalid start byte";
}

/* Notes what the exception is to have besides its message. */
static void
fault(struct value_context *context, const char *encoding, size_t start,
      size_t end, const char *reason)
{
    context->error.encoding = encoding;
    context->error.reason = reason;
    context->error.start = start;
    context->error.end = end;
}

static struct string *
fail_utf8(const struct bytes *bytes, size_t at, struct value_context *context)
{
    size_t count;
    const char *reason = blame(bytes, at, &count);
    fault(context, "utf-8", at, at + count, reason);
    if (count == 1)
        value_fail(context, VALUE_ERROR_DECODE,
                   "'utf-8' codec can't decode byte 0x%02x in position %zu: "
                   "%s",
                   bytes->data[at], at, reason);
    else
        value_fail(context, VALUE_ERROR_DECODE,
                   "'utf-8' codec can't decode bytes in position %zu-%zu: "
                   "%s",
                   at, at + count - 1, reason);
    return NULL;
}

struct string *
bytes_decode(const struct bytes *bytes, const char *encoding,
             struct value_context *context)
{
    /* CPython does not even look at the encoding then. */
    if (bytes->length == 0)
        return string_empty();
    enum codec codec = find_codec(encoding, context);
    if (codec == CODEC_UNKNOWN)
        return NULL;
    if (codec == CODEC_UTF8) {
        const char *data = (const char *)bytes->data;
        size_t bad;
        if (!utf8_is_valid(data, bytes->length, &bad))
            return fail_utf8(bytes, bad, context);
        return string_from_utf8(data, bytes->length);
    }
    struct string_builder out;
    string_builder_init(&out, NULL);
    for (size_t i = 0; i < bytes->length; i++) {
        if (bytes->data[i] >= codecs[codec].limit) {
            fault(context, "ascii", i, i + 1, "ordinal not in range(128)");
            value_fail(context, VALUE_ERROR_DECODE,
                       "'ascii' codec can't decode byte 0x%02x in position "
                       "%zu: ordinal not in range(128)",
                       bytes->data[i], i);
            string_builder_release(&out);
            return NULL;
        }
        string_builder_add(&out, bytes->data[i]);
    }
    return string_builder_finish(&out);
}

static bool
can_encode(uint32_t codepoint, enum codec codec)
{
    bool is_surrogate = codepoint >= 0xD800 && codepoint <= 0xDFFF;
    return codepoint < codecs[codec].limit && !is_surrogate;
}

static struct bytes *
fail_encode(const struct string *string, size_t at, enum codec codec,
            struct value_context *context)
{
    size_t end = at + 1;
    while (end < string->length && !can_encode(string_at(string, end), codec))
        end++;
    struct text where = {0};
    uint32_t codepoint = string_at(string, at);
    if (end > at + 1)
        text_add_format(&where, "characters in position %zu-%zu", at, end - 1);
    else if (codepoint < 0x100)
        text_add_format(&where, "character '\\x%02x' in position %zu",
                        codepoint, at);
    else if (codepoint < 0x10000)
        text_add_format(&where, "character '\\u%04x' in position %zu",
                        codepoint, at);
    else
        text_add_format(&where, "character '\\U%08x' in position %zu",
                        codepoint, at);
    const char *name = codecs[codec].name;
    fault(context, name, at, end,
          codec == CODEC_UTF8    ? "surrogates not allowed"
          : codec == CODEC_ASCII ? "ordinal not in range(128)"
                                 : "ordinal not in range(256)");
    if (codec == CODEC_UTF8)
        value_fail(context, VALUE_ERROR_ENCODE,
                   "'%s' codec can't encode %s: surrogates not allowed", name,
                   text_string(&where));
    else
        value_fail(context, VALUE_ERROR_ENCODE,
                   "'%s' codec can't encode %s: ordinal not in range(%u)", name,
                   text_string(&where), codecs[codec].limit);
    text_release(&where);
    return NULL;
}

struct bytes *
bytes_encode(const struct string *string, const char *encoding,
             struct value_context *context)
{
    enum codec codec = find_codec(encoding, context);
    if (codec == CODEC_UNKNOWN)
        return NULL;
    struct text out = {0};
    for (size_t i = 0; i < string->length; i++) {
        uint32_t codepoint = string_at(string, i);
        if (!can_encode(codepoint, codec)) {
            text_release(&out);
            return fail_encode(string, i, codec, context);
        }
        if (codec == CODEC_UTF8)
            text_add_codepoint(&out, codepoint);
        else
            text_add_byte(&out, (char)codepoint);
    }
    struct bytes *result = bytes_new(out.bytes, out.length);
    text_release(&out);
    return result;
}

/* ---- mending what cannot be read or written ----------------------------- */

enum mending { MEND_IGNORE, MEND_REPLACE, MEND_ESCAPE, MEND_XML, MEND_NAMES };

static const char *const mendings[MEND_NAMES] = {
    "ignore", "replace", "backslashreplace", "xmlcharrefreplace"};

static bool
find_mending(const char *errors, enum mending *mending)
{
    for (int i = 0; i < MEND_NAMES; i++)
        if (strcmp(mendings[i], errors) == 0) {
            *mending = (enum mending)i;
            return true;
        }
    return false;
}

struct string *
bytes_decode_mending(const struct bytes *bytes, const char *encoding,
                     const char *errors, struct value_context *context)
{
    enum mending mending;
    struct string_builder out;
    struct string *whole = bytes_decode(bytes, encoding, context);
    if (whole != NULL || context->error.kind != VALUE_ERROR_DECODE ||
        !find_mending(errors, &mending))
        return whole;
    bool is_utf8 = find_codec(encoding, context) == CODEC_UTF8;
    value_context_clear(context);
    string_builder_init(&out, NULL);
    for (size_t at = 0; at < bytes->length;) {
        const char *from = (const char *)bytes->data + at;
        size_t rest = bytes->length - at, good = 0, bad = 1;
        if (is_utf8) {
            if (utf8_is_valid(from, rest, &good))
                good = rest;
            else
                blame(bytes, at + good, &bad);
        } else {
            while (good < rest && bytes->data[at + good] < 0x80)
                good++;
        }
        string_builder_add_utf8(&out, from, good);
        at += good;
        if (at == bytes->length)
            break;
        if (mending == MEND_REPLACE)
            string_builder_add(&out, 0xFFFD);
        for (size_t i = 0; mending == MEND_ESCAPE && i < bad; i++) {
            struct text escaped = {0};
            text_add_format(&escaped, "\\x%02x", bytes->data[at + i]);
            string_builder_add_utf8(&out, escaped.bytes, escaped.length);
            text_release(&escaped);
        }
        at += bad;
    }
    return string_builder_finish(&out);
}

/* Appends what stands for a character that cannot be written. */
static void
add_mended(struct text *out, uint32_t codepoint, enum mending mending)
{
    if (mending == MEND_REPLACE)
        text_add_byte(out, '?');
    else if (mending == MEND_XML)
        text_add_format(out, "&#%u;", codepoint);
    else if (mending == MEND_ESCAPE)
        text_add_format(out,
                        codepoint < 0x100     ? "\\x%02x"
                        : codepoint < 0x10000 ? "\\u%04x"
                                              : "\\U%08x",
                        codepoint);
}

struct bytes *
bytes_encode_mending(const struct string *string, const char *encoding,
                     const char *errors, struct value_context *context)
{
    enum mending mending;
    struct bytes *whole = bytes_encode(string, encoding, context);
    if (whole != NULL || context->error.kind != VALUE_ERROR_ENCODE ||
        !find_mending(errors, &mending))
        return whole;
    enum codec codec = find_codec(encoding, context);
    struct text out = {0};
    value_context_clear(context);
    for (size_t i = 0; i < string->length; i++) {
        uint32_t codepoint = string_at(string, i);
        if (!can_encode(codepoint, codec))
            add_mended(&out, codepoint, mending);
        else if (codec == CODEC_UTF8)
            text_add_codepoint(&out, codepoint);
        else
            text_add_byte(&out, (char)codepoint);
    }
    struct bytes *result = bytes_new(out.bytes, out.length);
    text_release(&out);
    return result;
}
