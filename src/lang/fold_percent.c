#include "lang/fold.h"

/* Reading of `'…' % (…)`, part by part. */
struct percent {
    struct workshop *workshop;
    struct expression *node;
    const struct string *format;
    size_t at;
    const struct expression_list *arguments;
    size_t used;
    VECTOR(struct expression *) parts;
};

static struct expression *
new_node(struct percent *percent, enum expression_kind kind)
{
    struct expression *node =
        arena_alloc(percent->workshop->arena, sizeof *node);
    node->kind = kind;
    node->place = percent->node->place;
    node->height = percent->node->height;
    return node;
}

static struct expression *
new_text(struct percent *percent, struct string *string)
{
    struct constants *constants = percent->workshop->constants;
    struct expression *node = new_node(percent, EXPRESSION_CONSTANT);
    node->as.constant =
        constant_add_value(constants, value_from_string(string));
    constant_hold(constants, node->as.constant, 1);
    return node;
}

static uint32_t
next(const struct percent *percent)
{
    return percent->at < percent->format->length
               ? string_at(percent->format, percent->at)
               : 0;
}

/* Reads text up to the next conversion, `%%` as `%`. */
static void
read_text(struct percent *percent)
{
    struct string_builder text;
    string_builder_init(&text, NULL);
    for (; percent->at < percent->format->length; percent->at++) {
        uint32_t codepoint = next(percent);
        if (codepoint == '%') {
            bool doubled = percent->at + 1 < percent->format->length
                           && string_at(percent->format, percent->at + 1)
                                  == '%';
            if (!doubled)
                break;
            percent->at++;
        }
        string_builder_add(&text, codepoint);
    }
    struct string *string = string_builder_finish(&text);
    if (string_equal(string, percent->format))
        /* a format that is nothing but text is held once more, in vain */
        constant_hold(percent->workshop->constants,
                      percent->node->as.binary.left->as.constant, 1);
    if (string->length > 0)
        VECTOR_PUSH(&percent->parts, new_text(percent, string));
    else
        string_release(string);
}

/* All but `-` mean nothing for text. */
static bool
is_flag(uint32_t codepoint)
{
    return codepoint == '-' || codepoint == '+' || codepoint == ' '
           || codepoint == '#' || codepoint == '0';
}

/* Reads up to three digits; -1: none, -2: too many. */
static int
read_digits(struct percent *percent)
{
    int number = -1;
    for (int digits = 0; next(percent) >= '0' && next(percent) <= '9';
         digits++, percent->at++) {
        if (digits == 3)
            return -2;
        number = (number < 0 ? 0 : number) * 10 + (int)next(percent) - '0';
    }
    return number;
}

/* Makes the specification of a field from width and precision. */
static struct expression *
new_spec(struct percent *percent, bool is_left, int width, int precision)
{
    struct text text = {0};
    if (!is_left && width > 0)
        text_add_byte(&text, '>');
    if (width >= 0)
        text_add_format(&text, "%d", width);
    if (precision >= 0)
        text_add_format(&text, ".%d", precision);
    struct expression *spec = NULL;
    if (text.length > 0) {
        spec = new_node(percent, EXPRESSION_JOINED);
        spec->as.items.items = arena_alloc(percent->workshop->arena,
                                           sizeof *spec->as.items.items);
        spec->as.items.count = 1;
        spec->as.items.items[0] =
            new_text(percent, string_from_c(text_string(&text)));
    }
    text_release(&text);
    return spec;
}

/* Reads a conversion after its `%`; false for any that is not simple. */
static bool
read_conversion(struct percent *percent)
{
    bool is_left = false;
    int width, precision = -1;
    percent->at++;
    for (; is_flag(next(percent)); percent->at++)
        is_left = is_left || next(percent) == '-';
    width = read_digits(percent);
    if (next(percent) == '.') {
        percent->at++;
        precision = read_digits(percent);
        if (precision == -1)
            precision = 0;
    }
    uint32_t type = next(percent);
    if (width == -2 || precision == -2
        || (type != 's' && type != 'r' && type != 'a')
        || percent->used >= percent->arguments->count)
        return false;
    percent->at++;
    struct expression *field = new_node(percent, EXPRESSION_FORMATTED);
    field->as.formatted.value =
        percent->arguments->items[percent->used++];
    field->as.formatted.conversion = (int)type;
    field->as.formatted.spec =
        new_spec(percent, is_left, width, precision);
    VECTOR_PUSH(&percent->parts, field);
    return true;
}

void
fold_percent(struct workshop *workshop, struct expression *node)
{
    const struct expression *right = node->as.binary.right;
    const struct value *format = constant_value(
        workshop->constants, node->as.binary.left->as.constant);
    if (node->as.binary.operator != BINARY_REMAINDER
        || right->kind != EXPRESSION_TUPLE || format == NULL
        || format->kind != VALUE_STR || tree_has_starred(&right->as.items))
        return;
    struct percent percent = {
        .workshop = workshop,
        .node = node,
        .format = string_copy(format->as.string),
        .arguments = &right->as.items,
    };
    bool simple = true;
    while (simple && percent.at < percent.format->length) {
        read_text(&percent);
        if (percent.at < percent.format->length)
            simple = read_conversion(&percent);
    }
    if (simple && percent.used == percent.arguments->count) {
        struct expression_list items = {
            arena_alloc(workshop->arena,
                        (percent.parts.count + 1) * sizeof *items.items),
            percent.parts.count};
        for (size_t i = 0; i < items.count; i++)
            items.items[i] = percent.parts.items[i];
        node->kind = EXPRESSION_JOINED;
        node->as.items = items;
    }
    VECTOR_RELEASE(&percent.parts);
    string_release((struct string *)percent.format);
}
