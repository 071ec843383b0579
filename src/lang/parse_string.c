#include "lang/literal.h"
#include "lang/parser_state.h"

/*
 * Strings that stand side by side are one; with an f-string among them they
 * are a JOINED of texts and fields, where neighbouring texts are one again:
 *
 *     'a' f'b{x}c' 'd'   JOINED( "ab", {x}, "cd" )
 */
struct joiner {
    struct parser *parser;
    struct string_builder text;  /* gathered since the last field */
    bool has_text;
    struct place text_start;
    expression_vector parts;
    struct expression *joined;
};

static const char *
token_text(const struct parser *parser, const struct token *token)
{
    return parser->workshop->source->text.bytes + token->start;
}

static void
fail_value(struct parser *parser, struct place place)
{
    struct value_context *context = parser->workshop->context;
    parser_fail(parser, place, "%s", text_string(&context->error.message));
    value_context_clear(context);
}

struct expression *
parse_number(struct parser *parser)
{
    const struct token *token = parser_token(parser);
    struct workshop *workshop = parser->workshop;
    struct place start = token->place;
    struct value value;
    if (!literal_number(token_text(parser, token),
                        token->end - token->start, &value,
                        workshop->context)) {
        fail_value(parser, start);
        value = value_from_none();
    }
    uint32_t object = constant_add_value(workshop->constants, value);
    constant_hold(workshop->constants, object, 1);
    parser_accept(parser, TOKEN_NUMBER);
    return parser_constant(parser, object, start);
}

/* Turns the text gathered so far into a constant part. */
static void
end_text(struct joiner *joiner)
{
    struct workshop *workshop = joiner->parser->workshop;
    if (!joiner->has_text)
        return;
    struct string *string = string_builder_finish(&joiner->text);
    string_builder_init(&joiner->text, workshop->context);
    joiner->has_text = false;
    if (string == NULL) {
        fail_value(joiner->parser, joiner->text_start);
        return;
    }
    if (string->length == 0) {
        string_release(string);
        return;
    }
    uint32_t object =
        constant_add_value(workshop->constants, value_from_string(string));
    constant_hold(workshop->constants, object, 1);
    VECTOR_PUSH(&joiner->parts, parser_constant(joiner->parser, object,
                                                joiner->text_start));
}

static void
begin_text(struct joiner *joiner, struct place start)
{
    if (!joiner->has_text)
        joiner->text_start = start;
    joiner->has_text = true;
}

static void
add_string_token(struct joiner *joiner, const struct token *token)
{
    struct parser *parser = joiner->parser;
    const char *bytes = token_text(parser, token);
    size_t length = token->end - token->start;
    struct literal_prefix prefix = literal_prefix(bytes, length);
    size_t skip = prefix.length + prefix.quotes;
    begin_text(joiner, token->place);
    if (!literal_string(bytes + skip, length - skip - prefix.quotes,
                        prefix.is_raw, &joiner->text,
                        parser->workshop->context))
        fail_value(parser, token->place);
}

/* Appends text between the fields of an f-string, where braces are doubled
 * (but not in a specification). */
static void
add_middle_token(struct joiner *joiner, const struct token *token)
{
    struct parser *parser = joiner->parser;
    struct text undoubled = {0};
    const char *bytes = token_text(parser, token);
    size_t length = token->end - token->start;
    for (size_t i = 0; i < length; i++) {
        text_add_byte(&undoubled, bytes[i]);
        bool is_brace = bytes[i] == '{' || bytes[i] == '}';
        if (is_brace && !token->in_spec && i + 1 < length
            && bytes[i + 1] == bytes[i])
            i++;
    }
    begin_text(joiner, token->place);
    if (!literal_string(text_string(&undoubled), undoubled.length,
                        token->raw, &joiner->text,
                        parser->workshop->context))
        fail_value(parser, token->place);
    text_release(&undoubled);
}

static void add_fstring_parts(struct joiner *joiner, bool in_spec);

static void
begin_joiner(struct joiner *joiner, struct parser *parser,
             struct place start)
{
    *joiner = (struct joiner){.parser = parser};
    string_builder_init(&joiner->text, parser->workshop->context);
    joiner->joined = parser_expression(parser, EXPRESSION_JOINED, start);
}

/* Adds an empty text where the version has one (see dialect.h). */
static void
add_empty_text(struct joiner *joiner, bool is_spec)
{
    const struct workshop *workshop = joiner->parser->workshop;
    const struct dialect *dialect = workshop->dialect;
    size_t count = joiner->parts.count;
    bool after_field =
        is_spec && count > 0
        && joiner->parts.items[count - 1]->kind == EXPRESSION_FORMATTED;
    if (!(after_field && dialect->ends_spec_with_text)
        && !(count == 0 && dialect->keeps_empty_text))
        return;
    uint32_t object =
        constant_add_value(workshop->constants, value_from_c(""));
    constant_hold(workshop->constants, object, 1);
    VECTOR_PUSH(&joiner->parts,
                parser_constant(joiner->parser, object,
                                parser_place(joiner->parser)));
}

/* Up to 3.11 a field stands where its string does. */
static void
place_fields(struct joiner *joiner)
{
    const struct expression_list *parts = &joiner->joined->as.items;
    if (!joiner->parser->workshop->dialect->fields_at_string)
        return;
    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i]->kind == EXPRESSION_FORMATTED)
            parts->items[i]->place = joiner->joined->place;
}

static struct expression *
end_joiner(struct joiner *joiner, bool is_spec)
{
    end_text(joiner);
    add_empty_text(joiner, is_spec);
    string_builder_release(&joiner->text);
    for (size_t i = 0; i < joiner->parts.count; i++)
        parser_adopt(joiner->parser, joiner->joined,
                     joiner->parts.items[i]);
    joiner->joined->as.items = parser_take(joiner->parser, &joiner->parts);
    parser_close(joiner->parser, joiner->joined, NULL);
    if (!is_spec)
        place_fields(joiner);
    return joiner->joined;
}

static int
parse_conversion(struct parser *parser)
{
    const struct token *token = parser_token(parser);
    struct identifier name = {"", token->place};
    if (token->kind == TOKEN_NAME)
        name = parser_name(parser);
    if (strlen(name.text) == 1 && strchr("sra", name.text[0]) != NULL)
        return name.text[0];
    if (name.text[0] == '\0')
        parser_fail(parser, token->place,
                    "f-string: missing conversion character");
    else
        parser_fail(parser, token->place,
                    "f-string: invalid conversion character '%s': expected "
                    "'s', 'r', or 'a'",
                    name.text);
    return 0;
}

/* Puts the source of the expression of `{x = }` into the text before it. */
static void
add_debug_text(struct joiner *joiner, size_t start)
{
    const struct parser *parser = joiner->parser;
    size_t end = parser_token(parser)->start;
    const char *bytes = parser->workshop->source->text.bytes;
    begin_text(joiner, parser_place(parser));
    string_builder_add_utf8(&joiner->text, bytes + start, end - start);
}

/* Parses a field from `{` to `}`. */
static void
add_field(struct joiner *joiner)
{
    struct parser *parser = joiner->parser;
    struct expression *field = parser_expression(
        parser, EXPRESSION_FORMATTED, parser_place(parser));
    size_t text_start = parser_token(parser)->end;
    bool is_debug = false;
    parser_expect(parser, TOKEN_LEFT_BRACE);
    enum token_kind next = parser_kind(parser);
    if (next == TOKEN_RIGHT_BRACE || next == TOKEN_EXCLAMATION
        || next == TOKEN_COLON || next == TOKEN_ASSIGN)
        parser_fail(parser, parser_place(parser),
                    "f-string: valid expression required before '%s'",
                    token_kind_text(next));
    if (next == TOKEN_LAMBDA)
        parser_fail(parser, parser_place(parser),
                    "f-string: lambda expressions are not allowed without "
                    "parentheses");
    field->as.formatted.value = parse_yield_or_expressions(parser);
    parser_adopt(parser, field, field->as.formatted.value);
    if (parser_accept(parser, TOKEN_ASSIGN)) {
        is_debug = true;
        add_debug_text(joiner, text_start);
    }
    if (parser_accept(parser, TOKEN_EXCLAMATION))
        field->as.formatted.conversion = parse_conversion(parser);
    if (parser_accept(parser, TOKEN_COLON)) {
        struct joiner spec;
        begin_joiner(&spec, parser, parser_place(parser));
        if (parser_enter(parser))
            add_fstring_parts(&spec, true);
        parser_leave(parser);
        field->as.formatted.spec = end_joiner(&spec, true);
        parser_adopt(parser, field, field->as.formatted.spec);
    } else if (is_debug && field->as.formatted.conversion == 0) {
        field->as.formatted.conversion = 'r';
    }
    if (parser_begins_expression(parser_token(parser)))
        parser_fail(parser, field->as.formatted.value->place,
                    "invalid syntax. Perhaps you forgot a comma?");
    if (!parser_accept(parser, TOKEN_RIGHT_BRACE))
        parser_fail(parser, parser_place(parser),
                    "f-string: expecting '}'");
    end_text(joiner);
    VECTOR_PUSH(&joiner->parts, parser_close(parser, field, NULL));
}

static void
add_fstring_parts(struct joiner *joiner, bool in_spec)
{
    struct parser *parser = joiner->parser;
    for (;;) {
        enum token_kind kind = parser_kind(parser);
        if (kind == TOKEN_FSTRING_MIDDLE) {
            add_middle_token(joiner, parser_token(parser));
            parser_accept(parser, TOKEN_FSTRING_MIDDLE);
        } else if (kind == TOKEN_LEFT_BRACE) {
            add_field(joiner);
        } else {
            if (!in_spec)
                parser_expect(parser, TOKEN_FSTRING_END);
            return;
        }
    }
}

/* Told behind all the literals, as CPython does. */
static void
fail_mixture(struct parser *parser)
{
    while (parser_accept(parser, TOKEN_STRING))
        continue;
    parser_fail(parser, parser_place(parser),
                "cannot mix bytes and nonbytes literals");
}

/* Parses `b'…' b'…'`. */
static struct expression *
parse_bytes(struct parser *parser)
{
    struct workshop *workshop = parser->workshop;
    struct place start = parser_place(parser);
    struct text data = {0};
    size_t parts = 0;
    for (; parser_kind(parser) == TOKEN_STRING; parts++) {
        const struct token *token = parser_token(parser);
        const char *bytes = token_text(parser, token);
        size_t length = token->end - token->start;
        struct literal_prefix prefix = literal_prefix(bytes, length);
        size_t skip = prefix.length + prefix.quotes;
        if (!prefix.is_bytes)
            fail_mixture(parser);
        else if (!literal_bytes(bytes + skip,
                                length - skip - prefix.quotes,
                                prefix.is_raw, &data, workshop->context))
            fail_value(parser, token->place);
        parser_accept(parser, TOKEN_STRING);
    }
    if (parser_kind(parser) == TOKEN_FSTRING_START)
        fail_mixture(parser);
    uint32_t object = constant_add_value(
        workshop->constants,
        value_from_bytes(bytes_new(text_string(&data), data.length)));
    /* Several that are joined are a new object, entered once. */
    constant_hold(workshop->constants, object,
                  parts == 1 ? (uint32_t)workshop->profile->bytes_arena : 1);
    text_release(&data);
    return parser_constant(parser, object, start);
}

static bool
is_bytes_token(const struct parser *parser)
{
    const struct token *token = parser_token(parser);
    return token->kind == TOKEN_STRING
           && literal_prefix(token_text(parser, token),
                             token->end - token->start)
                  .is_bytes;
}

/* The whole of what was joined is one str without fields. */
static struct expression *
plain_string(struct joiner *joiner, struct place start)
{
    struct parser *parser = joiner->parser;
    struct workshop *workshop = parser->workshop;
    struct string *string = string_builder_finish(&joiner->text);
    if (string == NULL) {
        fail_value(parser, start);
        string = string_empty();
    }
    string_builder_release(&joiner->text);
    VECTOR_RELEASE(&joiner->parts);
    uint32_t object =
        constant_add_value(workshop->constants, value_from_string(string));
    constant_hold(workshop->constants, object, 1);
    return parser_constant(parser, object, start);
}

struct expression *
parse_strings(struct parser *parser)
{
    struct place start = parser_place(parser);
    struct joiner joiner;
    bool has_fstring = false;
    if (is_bytes_token(parser))
        return parse_bytes(parser);
    begin_joiner(&joiner, parser, start);
    for (;;) {
        if (is_bytes_token(parser))
            fail_mixture(parser);
        const struct token *token = parser_token(parser);
        if (parser_accept(parser, TOKEN_STRING)) {
            add_string_token(&joiner, token);
        } else if (parser_accept(parser, TOKEN_FSTRING_START)) {
            has_fstring = true;
            if (parser_enter(parser))
                add_fstring_parts(&joiner, false);
            parser_leave(parser);
        } else {
            break;
        }
    }
    if (!has_fstring)
        return plain_string(&joiner, start);
    return end_joiner(&joiner, false);
}
