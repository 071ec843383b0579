#include "lang/lexer_state.h"

#include "base/utf8.h"
#include "value/unicode.h"

/* Python's own limits (Parser/tokenizer.h). */
enum { TAB_SIZE = 8, INDENT_LIMIT = 100 };

static const char *const kind_texts[TOKEN_KIND_COUNT] = {
#define TOKEN(name, words) words,
#define KEYWORD(name, text) text,
#define SIGN(name, text) text,
#include "lang/token.def"
#undef TOKEN
#undef KEYWORD
#undef SIGN
};

const char *
token_kind_text(enum token_kind kind)
{
    return kind_texts[kind];
}

void
token_list_release(struct token_list *list)
{
    VECTOR_RELEASE(&list->tokens);
    VECTOR_RELEASE(&list->comments);
}

char
lexer_peek(const struct lexer *lexer, size_t ahead)
{
    size_t index = lexer->at + ahead;
    return index < lexer->length ? lexer->text[index] : '\0';
}

struct cursor
lexer_locate(struct lexer *lexer, size_t offset)
{
    struct cursor *cursor = &lexer->cursor;
    while (cursor->offset < offset) {
        unsigned char byte = (unsigned char)lexer->text[cursor->offset++];
        if (byte == '\n') {
            cursor->line++;
            cursor->column = 1;
        } else if (cursor->offset >= lexer->length
                   || (lexer->text[cursor->offset] & 0xC0) != 0x80) {
            cursor->column++;
        }
    }
    return *cursor;
}

bool
lexer_fail(struct lexer *lexer, struct cursor where, const char *format, ...)
{
    if (lexer->failed)
        return false;
    va_list arguments;
    va_start(arguments, format);
    diag_set_list(lexer->diag, where.line, where.column, format, arguments);
    va_end(arguments);
    lexer->failed = true;
    return false;
}

struct token *
lexer_add(struct lexer *lexer, enum token_kind kind, struct cursor start)
{
    struct cursor end = lexer_locate(lexer, lexer->at);
    struct token token = {
        .kind = kind,
        .in_brackets = lexer->brackets.count > 0,
        .start = start.offset,
        .end = end.offset,
        .place = {start.line, start.column, end.line, end.column},
    };
    VECTOR_PUSH(&lexer->list->tokens, token);
    return &lexer->list->tokens.items[lexer->list->tokens.count - 1];
}

size_t
lexer_name_character(const struct lexer *lexer, size_t offset, bool start)
{
    if (offset >= lexer->length)
        return 0;
    char byte = lexer->text[offset];
    if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
        || byte == '_')
        return 1;
    if ((unsigned char)byte < 0x80)
        return !start && byte >= '0' && byte <= '9';
    size_t size;
    uint32_t codepoint = utf8_decode(lexer->text + offset,
                                     lexer->length - offset, &size);
    bool fits = start ? unicode_is_identifier_start(codepoint)
                      : unicode_is_identifier_continue(codepoint);
    return fits ? size : 0;
}

static void
read_comment(struct lexer *lexer)
{
    struct cursor start = lexer_locate(lexer, lexer->at);
    size_t before = start.offset;
    while (before > 0 && strchr(" \t\f", lexer->text[before - 1]) != NULL)
        before--;
    bool alone = before == 0 || lexer->text[before - 1] == '\n';
    while (lexer->at < lexer->length && lexer_peek(lexer, 0) != '\n')
        lexer->at++;
    struct comment comment = {start.offset, lexer->at, start.line,
                              start.column, alone};
    VECTOR_PUSH(&lexer->list->comments, comment);
}

static bool
fail_character(struct lexer *lexer)
{
    struct cursor where = lexer_locate(lexer, lexer->at);
    size_t size;
    uint32_t codepoint = utf8_decode(lexer->text + lexer->at,
                                     lexer->length - lexer->at, &size);
    if (codepoint < 0x80 && codepoint >= ' ' && codepoint != 0x7F)
        return lexer_fail(lexer, where, "invalid syntax");
    if (!unicode_is_printable(codepoint))
        return lexer_fail(lexer, where,
                          "invalid non-printable character U+%04X",
                          codepoint);
    return lexer_fail(lexer, where, "invalid character '%.*s' (U+%04X)",
                      (int)size, lexer->text + lexer->at, codepoint);
}

static void
read_name(struct lexer *lexer)
{
    struct cursor start = lexer_locate(lexer, lexer->at);
    size_t size;
    bool first = true;
    while ((size = lexer_name_character(lexer, lexer->at, first)) > 0) {
        lexer->at += size;
        first = false;
    }
    struct token *token = lexer_add(lexer, TOKEN_NAME, start);
    size_t length = token->end - token->start;
    for (int kind = TOKEN_FALSE; kind <= TOKEN_YIELD; kind++) {
        if (strlen(kind_texts[kind]) == length
            && memcmp(kind_texts[kind], lexer->text + token->start,
                      length) == 0)
            token->kind = (enum token_kind)kind;
    }
}

static bool
close_bracket(struct lexer *lexer, struct cursor where, char closer)
{
    if (lexer->brackets.count == 0)
        return lexer_fail(lexer, where, "unmatched '%c'", closer);
    const struct bracket *open =
        &lexer->brackets.items[lexer->brackets.count - 1];
    char wanted = open->opener == '(' ? ')'
                  : open->opener == '[' ? ']'
                                        : '}';
    if (closer == wanted) {
        lexer->brackets.count--;
        return true;
    }
    if (open->line != where.line)
        return lexer_fail(lexer, where,
                          "closing parenthesis '%c' does not match opening "
                          "parenthesis '%c' on line %d",
                          closer, open->opener, open->line);
    return lexer_fail(lexer, where,
                      "closing parenthesis '%c' does not match opening "
                      "parenthesis '%c'",
                      closer, open->opener);
}

/* Returns the mode of the field whose own level the lexer is on, or NULL. */
static struct lexer_mode *
field_here(struct lexer *lexer)
{
    if (lexer->modes.count == 0)
        return NULL;
    struct lexer_mode *mode = &lexer->modes.items[lexer->modes.count - 1];
    return mode->kind == MODE_FIELD && mode->level == lexer->brackets.count
               ? mode
               : NULL;
}

/* Keeps the brackets and, at the end of a field's expression, the modes. */
static bool
follow_sign(struct lexer *lexer, enum token_kind kind, struct cursor start)
{
    char sign = lexer->text[start.offset];
    struct lexer_mode *field = field_here(lexer);
    switch (kind) {
    case TOKEN_LEFT_PARENTHESIS:
    case TOKEN_LEFT_BRACKET:
    case TOKEN_LEFT_BRACE:
        if (lexer->brackets.count >= lexer->limits->nesting)
            return lexer_fail(lexer, start, "too many nested parentheses");
        VECTOR_PUSH(&lexer->brackets,
                    (struct bracket){sign, start.line, start.column});
        return true;
    case TOKEN_RIGHT_PARENTHESIS:
    case TOKEN_RIGHT_BRACKET:
        return close_bracket(lexer, start, sign);
    case TOKEN_RIGHT_BRACE:
        if (!close_bracket(lexer, start, sign))
            return false;
        if (field != NULL)
            lexer->modes.count--;
        return true;
    case TOKEN_COLON:
        if (field != NULL) {
            struct lexer_mode spec = *field;
            spec.kind = MODE_SPEC;
            VECTOR_PUSH(&lexer->modes, spec);
        }
        return true;
    default:
        return true;
    }
}

static bool
read_sign(struct lexer *lexer)
{
    struct cursor start = lexer_locate(lexer, lexer->at);
    for (int kind = TOKEN_POWER_ASSIGN; kind < TOKEN_KIND_COUNT; kind++) {
        size_t length = strlen(kind_texts[kind]);
        if (kind == TOKEN_NAMED_ASSIGN && field_here(lexer) != NULL)
            continue; /* f'{x:=5}' is a specification */
        if (start.offset + length > lexer->length
            || memcmp(lexer->text + start.offset, kind_texts[kind], length)
                   != 0)
            continue;
        lexer->at += length;
        lexer_add(lexer, (enum token_kind)kind, start);
        return follow_sign(lexer, (enum token_kind)kind, start);
    }
    return fail_character(lexer);
}

static bool
join_line(struct lexer *lexer)
{
    if (lexer_peek(lexer, 1) != '\n')
        return lexer_fail(lexer, lexer_locate(lexer, lexer->at + 1),
                          "unexpected character after line continuation "
                          "character");
    lexer->at += 2;
    if (lexer->at >= lexer->length)
        return lexer_fail(lexer, lexer_locate(lexer, lexer->at - 1),
                          "unexpected EOF while parsing");
    return true;
}

static bool
read_token(struct lexer *lexer)
{
    char byte = lexer_peek(lexer, 0);
    size_t prefix = lexer_string_prefix(lexer);
    if (prefix != SIZE_MAX)
        return lexer_string(lexer, prefix);
    if ((byte >= '0' && byte <= '9')
        || (byte == '.' && lexer_peek(lexer, 1) >= '0'
            && lexer_peek(lexer, 1) <= '9'))
        return lexer_number(lexer);
    if (lexer_name_character(lexer, lexer->at, true) > 0) {
        read_name(lexer);
        return true;
    }
    return read_sign(lexer);
}

/* Reads tokens up to the end of the logical line, with its NEWLINE. */
static bool
read_line(struct lexer *lexer)
{
    while (lexer->at < lexer->length) {
        if (lexer->modes.count > 0
            && lexer->modes.items[lexer->modes.count - 1].kind
                   != MODE_FIELD) {
            if (!lexer_fstring_text(lexer))
                return false;
            continue;
        }
        char byte = lexer_peek(lexer, 0);
        if (byte == ' ' || byte == '\t' || byte == '\f') {
            lexer->at++;
        } else if (byte == '#') {
            read_comment(lexer);
        } else if (byte == '\\') {
            if (!join_line(lexer))
                return false;
        } else if (byte == '\n') {
            struct cursor start = lexer_locate(lexer, lexer->at);
            lexer->at++;
            if (lexer->brackets.count > 0)
                continue;
            lexer_add(lexer, TOKEN_NEWLINE, start);
            return true;
        } else if (!read_token(lexer)) {
            return false;
        }
    }
    return true;
}

/* Measures the blanks at the start of a line, and steps over them. */
static void
measure_indent(struct lexer *lexer, int *column, int *plain)
{
    *column = *plain = 0;
    for (;; lexer->at++) {
        char byte = lexer_peek(lexer, 0);
        if (byte == ' ') {
            ++*column;
            ++*plain;
        } else if (byte == '\t') {
            *column = (*column / TAB_SIZE + 1) * TAB_SIZE;
            ++*plain;
        } else if (byte == '\f') {
            *column = *plain = 0;
        } else {
            return;
        }
    }
}

/* Returns the place behind the line that is being read. */
static struct cursor
end_of_line(struct lexer *lexer)
{
    size_t at = lexer->at;
    while (at < lexer->length && lexer->text[at] != '\n')
        at++;
    return lexer_locate(lexer, at);
}

/* Makes INDENT and DEDENT tokens for a line that begins here. */
static bool
follow_indent(struct lexer *lexer, int column, int plain)
{
    static const char mixed[] =
        "inconsistent use of tabs and spaces in indentation";
    struct cursor here = lexer_locate(lexer, lexer->at);
    struct cursor line = here;
    line.column = 1;
    size_t top = lexer->indents.count - 1;
    if (column == lexer->indents.items[top]) {
        if (plain != lexer->plain_indents.items[top])
            return lexer_fail(lexer, line, "%s", mixed);
        return true;
    }
    if (column > lexer->indents.items[top]) {
        if (lexer->indents.count >= INDENT_LIMIT)
            return lexer_fail(lexer, here,
                              "too many levels of indentation");
        if (plain <= lexer->plain_indents.items[top])
            return lexer_fail(lexer, line, "%s", mixed);
        VECTOR_PUSH(&lexer->indents, column);
        VECTOR_PUSH(&lexer->plain_indents, plain);
        lexer_add(lexer, TOKEN_INDENT, here);
        return true;
    }
    while (column < lexer->indents.items[lexer->indents.count - 1]) {
        lexer->indents.count--;
        lexer->plain_indents.count--;
        lexer_add(lexer, TOKEN_DEDENT, here);
    }
    top = lexer->indents.count - 1;
    if (column != lexer->indents.items[top]) {
        lexer_fail(lexer, end_of_line(lexer),
                   "unindent does not match any outer indentation level");
        lexer->diag->is_indentation = true;
        return false;
    }
    if (plain != lexer->plain_indents.items[top])
        return lexer_fail(lexer, line, "%s", mixed);
    return true;
}

static bool
read_lines(struct lexer *lexer)
{
    while (lexer->at < lexer->length) {
        int column, plain;
        measure_indent(lexer, &column, &plain);
        if (lexer_peek(lexer, 0) == '#')
            read_comment(lexer);
        if (lexer_peek(lexer, 0) == '\n') {
            lexer->at++;
            continue;
        }
        if (lexer->at >= lexer->length)
            break;
        if (!follow_indent(lexer, column, plain) || !read_line(lexer))
            return false;
    }
    return true;
}

static void
end_list(struct lexer *lexer)
{
    struct token_list *list = lexer->list;
    if (lexer->brackets.count > 0) {
        const struct bracket *open =
            &lexer->brackets.items[lexer->brackets.count - 1];
        list->open_bracket = open->opener;
        list->open_line = open->line;
        list->open_column = open->column;
    }
    if (lexer->failed) {
        lexer_add(lexer, TOKEN_ERROR, lexer->cursor);
        return;
    }
    struct cursor here = lexer_locate(lexer, lexer->at);
    if (list->tokens.count > 0
        && list->tokens.items[list->tokens.count - 1].kind != TOKEN_NEWLINE)
        lexer_add(lexer, TOKEN_NEWLINE, here);
    for (; lexer->indents.count > 1; lexer->indents.count--)
        lexer_add(lexer, TOKEN_DEDENT, here);
    lexer_add(lexer, TOKEN_END, here);
}

bool
lexer_run(const struct source *source, const struct limits *limits,
          struct token_list *list, struct diag *diag)
{
    struct lexer lexer = {
        .text = source->text.bytes,
        .length = source->text.length,
        .cursor = {0, 1, 1},
        .limits = limits,
        .list = list,
        .diag = diag,
    };
    *list = (struct token_list){0};
    VECTOR_PUSH(&lexer.indents, 0);
    VECTOR_PUSH(&lexer.plain_indents, 0);
    read_lines(&lexer);
    end_list(&lexer);
    VECTOR_RELEASE(&lexer.brackets);
    VECTOR_RELEASE(&lexer.modes);
    VECTOR_RELEASE(&lexer.indents);
    VECTOR_RELEASE(&lexer.plain_indents);
    return !lexer.failed;
}
