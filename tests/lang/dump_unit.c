/*
 * dump_unit VERSION FILE…: what the compiler makes of each file, a line of
 * JSON for each, for constants.py to hold against real interpreters.
 */
#include <stdio.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "lang/compile.h"

static void
add_json_string(struct text *out, const char *bytes, size_t length)
{
    text_add_byte(out, '"');
    for (size_t i = 0; i < length;) {
        size_t size;
        uint32_t codepoint = utf8_decode(bytes + i, length - i, &size);
        if (codepoint == UTF8_INVALID)
            codepoint = '?';
        if (codepoint >= 0x10000)
            text_add_format(out, "\\u%04x\\u%04x",
                            0xD800 + ((codepoint - 0x10000) >> 10),
                            0xDC00 + ((codepoint - 0x10000) & 0x3FF));
        else if (codepoint < ' ' || codepoint > '~' || codepoint == '"'
                 || codepoint == '\\')
            text_add_format(out, "\\u%04x", codepoint);
        else
            text_add_byte(out, (char)codepoint);
        i += size;
    }
    text_add_byte(out, '"');
}

static void
add_items(struct text *out, const uint32_t *items, size_t count)
{
    text_add_byte(out, '[');
    for (size_t i = 0; i < count; i++)
        text_add_format(out, "%s%u", i > 0 ? "," : "", items[i]);
    text_add_byte(out, ']');
}

static void
add_constant(struct text *out, const struct constant *constant)
{
    static const char *const kinds[] = {"value", "tuple", "frozenset",
                                        "code"};
    text_add_format(out, "{\"kind\":\"%s\",\"arena\":%u,\"code\":%u,",
                    kinds[constant->kind], constant->arena_references,
                    constant->code);
    text_add_string(out, "\"items\":");
    add_items(out, constant->items, constant->item_count);
    if (constant->kind == CONSTANT_VALUE) {
        struct text repr = {0};
        value_repr(&constant->value, &repr);
        text_add_format(out, ",\"type\":\"%s\",\"repr\":",
                        value_type_name(constant->value.kind));
        add_json_string(out, text_string(&repr), repr.length);
        text_release(&repr);
    }
    text_add_byte(out, '}');
}

static void
add_unit(struct text *out, const struct unit *unit)
{
    text_add_string(out, "{\"pool\":[");
    for (size_t i = 0; i < unit->pool_count; i++) {
        if (i > 0)
            text_add_byte(out, ',');
        add_constant(out, &unit->pool[i]);
    }
    text_add_string(out, "],\"codes\":[");
    for (size_t i = 0; i < unit->code_count; i++) {
        const struct code *code = &unit->codes[i];
        text_add_format(out, "%s{\"name\":\"%s\",\"line\":%u,"
                             "\"constants\":%u,\"tuples\":",
                        i > 0 ? "," : "", code->name, code->first_line,
                        code->constants);
        add_items(out, code->tuples, CODE_TUPLE_COUNT);
        text_add_string(out, ",\"locals\":[");
        for (size_t k = 0; k < code->variable_count; k++)
            text_add_format(out, "%s\"%s\"", k > 0 ? "," : "",
                            code->locals[k]);
        text_add_string(out, "],\"names\":[");
        for (size_t k = 0; k < code->name_count; k++)
            text_add_format(out, "%s\"%s\"", k > 0 ? "," : "",
                            code->names[k]);
        text_add_string(out, "]}");
    }
    text_add_string(out, "]}");
}

static bool
read_file(const char *name, struct text *out)
{
    char buffer[4096];
    size_t count;
    FILE *file = fopen(name, "rb");
    if (file == NULL)
        return false;
    while ((count = fread(buffer, 1, sizeof buffer, file)) > 0)
        text_add(out, buffer, count);
    fclose(file);
    return true;
}

static void
dump(const char *version, const char *name)
{
    struct text text = {0}, out = {0};
    struct limits limits = limits_default();
    struct unit unit;
    struct lesson lesson;
    struct diag diag = {0};
    if (!read_file(name, &text)) {
        text_add_string(&out, "{\"error\":\"cannot read the file\"}");
    } else if (compile_scene(text_string(&text), text.length,
                             profile_find(version), &limits, &unit,
                             &lesson, &diag)) {
        add_unit(&out, &unit);
        unit_release(&unit);
        lesson_release(&lesson);
    } else {
        text_add_format(&out, "{\"line\":%d,\"column\":%d,\"error\":",
                        diag.line, diag.column);
        add_json_string(&out, text_string(&diag.message),
                        diag.message.length);
        text_add_byte(&out, '}');
    }
    diag_release(&diag);
    puts(text_string(&out));
    text_release(&out);
    text_release(&text);
}

int
main(int argc, char **argv)
{
    if (argc < 2 || profile_find(argv[1]) == NULL) {
        fputs("usage: dump_unit VERSION FILE...\n", stderr);
        return 2;
    }
    for (int i = 2; i < argc; i++)
        dump(argv[1], argv[i]);
    return 0;
}
