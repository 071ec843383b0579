#include "trace/trace_json.h"

#include <string.h>

#include "base/utf8.h"

static const char hex[] = "0123456789abcdef";

static void
add_unit(struct text *out, uint32_t unit)
{
    char escape[6] = {'\\', 'u', hex[unit >> 12 & 15], hex[unit >> 8 & 15],
                      hex[unit >> 4 & 15], hex[unit & 15]};
    text_add(out, escape, sizeof escape);
}

static void
add_codepoint(struct text *out, uint32_t codepoint)
{
    if (codepoint == '\n')
        text_add(out, "\\n", 2);
    else if (codepoint == '\t')
        text_add(out, "\\t", 2);
    else if (codepoint == UTF8_INVALID)
        add_unit(out, 0xFFFD);
    else if (codepoint < 0x10000)
        add_unit(out, codepoint);
    else {
        add_unit(out, 0xD800 + ((codepoint - 0x10000) >> 10));
        add_unit(out, 0xDC00 + ((codepoint - 0x10000) & 0x3FF));
    }
}

bool
json_add_escaped(struct text *out, const char *bytes, size_t length,
                 size_t limit)
{
    size_t plain = 0; /* bytes from here on need no escape */
    size_t i = 0;
    while (i < length && limit-- > 0) {
        unsigned char byte = (unsigned char)bytes[i];
        if (byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\') {
            i++;
            continue;
        }
        text_add(out, bytes + plain, i - plain);
        if (byte == '"' || byte == '\\') {
            text_add_byte(out, '\\');
            text_add_byte(out, (char)byte);
            i++;
        } else {
            size_t size;
            add_codepoint(out, utf8_decode(bytes + i, length - i, &size));
            i += size;
        }
        plain = i;
    }
    text_add(out, bytes + plain, i - plain);
    return i == length;
}

void
json_add_string(struct text *out, const char *bytes, size_t length)
{
    text_add_byte(out, '"');
    (void)json_add_escaped(out, bytes, length, SIZE_MAX);
    text_add_byte(out, '"');
}

void
json_add_cstring(struct text *out, const char *string)
{
    if (string == NULL)
        string = "";
    json_add_string(out, string, strlen(string));
}

void
json_add_number(struct text *out, uint64_t number)
{
    char digits[20];
    char *start = digits + sizeof digits;
    do
        *--start = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    text_add(out, start, (size_t)(digits + sizeof digits - start));
}

void
json_add_address(struct text *out, uint64_t address)
{
    char digits[20];
    char *start = digits + sizeof digits;
    *--start = '"';
    do
        *--start = hex[address & 15];
    while ((address >>= 4) > 0);
    *--start = 'x';
    *--start = '0';
    *--start = '"';
    text_add(out, start, (size_t)(digits + sizeof digits - start));
}

void
json_add_place(struct text *out, int number)
{
    if (number > 0)
        json_add_number(out, (uint64_t)number);
    else
        text_add(out, "null", 4);
}
