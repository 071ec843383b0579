/* Any bytes may be compiled: the corpus of the fuzzer, and mutations of it. */
#include "tests/check_main.h"

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/vector.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef VECTOR(struct text) corpus;

static void
read_file(const char *folder, const char *name, struct text *out)
{
    char path[4096], buffer[4096];
    size_t count;
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    while ((count = fread(buffer, 1, sizeof buffer, file)) > 0)
        text_add(out, buffer, count);
    (void)fclose(file);
}

static void
read_corpus(corpus *texts)
{
    char *folder = check_source_path("tests/fuzz/compile");
    DIR *directory = opendir(folder);
    struct dirent *entry;
    ck_assert_ptr_nonnull(directory);
    while ((entry = readdir(directory)) != NULL) {
        if (entry->d_name[0] == '.')
            continue;
        struct text text = {0};
        read_file(folder, entry->d_name, &text);
        VECTOR_PUSH(texts, text);
    }
    (void)closedir(directory);
    free(folder);
    ck_assert_uint_gt(texts->count, 0);
}

static void
release_corpus(corpus *texts)
{
    for (size_t i = 0; i < texts->count; i++)
        text_release(&texts->items[i]);
    VECTOR_RELEASE(texts);
}

START_TEST(the_corpus_is_replayed_on_every_version)
{
    corpus texts = {0};
    read_corpus(&texts);
    for (size_t i = 0; i < texts.count; i++) {
        for (char version = 0; version < 6; version++) {
            struct text input = {0};
            text_add_byte(&input, version);
            text_add(&input, texts.items[i].bytes, texts.items[i].length);
            LLVMFuzzerTestOneInput((const uint8_t *)input.bytes,
                                   input.length);
            text_release(&input);
        }
    }
    release_corpus(&texts);
}
END_TEST

static uint32_t
next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

static const char *const pieces[] = {
    "(", ")", "[", "]", "{", "}", "'", "\"", "'''", "f'", "f\"\"\"", "{x!r:",
    "\n", "\n    ", "\t", ":", "=", ":=", "lambda ", " if ", " else ",
    "elif ", " for ", " in ", "while ", "def f(", "class A:", "return ",
    "yield ", "global x", "nonlocal x", "import ", "from ", " as ", "with ",
    "try:", "except ", "finally:", "match x:\n  case ", "*", "**", "->", "@",
    "#: ask ", "#: focus ", "#:", "##", "#", "\\\n", "\\", "0x", "1e", "1_",
    "b'", "rb'", "0777", "...", " not ", " is ", " and ", " or ", "del ",
    "assert ", "async ", "await ", "\xc3\xa9", "\xef\xbb\xbf", "\xff", "\r",
    "\f", "(1,)*", "'a'*", "1<<", "**9", "-", "~", ",", ".", ";", "!",
    "x in [1,2]", "{**", "[*", "f(*", "f(**", "type X =", "\\N{", "\\x"};

/* Puts a piece somewhere into the text, or takes a stretch out of it. */
static void
mutate(struct text *text, uint64_t *state)
{
    struct text out = {0};
    size_t at = next_random(state) % (text->length + 1);
    size_t skip = 0;
    text_add(&out, text->bytes, at);
    if (next_random(state) % 3 != 0)
        text_add_string(&out,
                        pieces[next_random(state)
                               % (sizeof pieces / sizeof *pieces)]);
    else
        skip = next_random(state) % 12;
    if (at + skip < text->length)
        text_add(&out, text->bytes + at + skip, text->length - at - skip);
    text_release(text);
    *text = out;
}

START_TEST(mutations_of_the_corpus_do_no_harm)
{
    corpus texts = {0};
    uint64_t state = 20;
    read_corpus(&texts);
    for (int i = 0; i < 3000; i++) {
        const struct text *from =
            &texts.items[next_random(&state) % texts.count];
        size_t start = next_random(&state) % (from->length + 1);
        size_t length = from->length - start < 300 ? from->length - start
                                                   : 300;
        struct text input = {0};
        text_add_byte(&input, (char)(i % 6));
        text_add(&input, from->bytes + start, length);
        for (uint32_t k = 0; k <= next_random(&state) % 5; k++)
            mutate(&input, &state);
        LLVMFuzzerTestOneInput((const uint8_t *)text_string(&input),
                               input.length);
        text_release(&input);
    }
    release_corpus(&texts);
}
END_TEST

Suite *corpus_suite(void);

Suite *
corpus_suite(void)
{
    Suite *suite = suite_create("corpus");
    TCase *tests = tcase_create("corpus");
    tcase_set_timeout(tests, 300);
    tcase_add_test(tests, the_corpus_is_replayed_on_every_version);
    tcase_add_test(tests, mutations_of_the_corpus_do_no_harm);
    suite_add_tcase(suite, tests);
    return suite;
}
