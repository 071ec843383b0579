/* Instructions: the order of evaluation, the steps, the jumps. */
#include "tests/check_main.h"

#include <string.h>

#include "base/mem.h"
#include "tests/lang/compiling.h"

/* Compares code number `code` of text with a listing as compiled_instructions
 * writes it. */
static void
check_code(const char *text, const char *version, size_t code,
           const char *wanted)
{
    struct compiled compiled = compile_text(text, version);
    ck_assert_msg(compiled.done, "%s: %s", text,
                  text_string(&compiled.diag.message));
    char *found = compiled_instructions(&compiled.unit, code);
    ck_assert_msg(strcmp(found, wanted) == 0, "%s:\n%s\nnot\n%s", text,
                  found, wanted);
    mem_free(found);
    compiled_release(&compiled);
}

#define END " LOAD_CONST 0 RETURN_VALUE 0"

START_TEST(values_are_computed_in_cpythons_order)
{
    check_code("a = b = x", "3.12", 0,
               "LOAD_NAME 0 COPY 1 STORE_NAME 1 STORE_NAME 2" END);
    check_code("a[b] = x", "3.12", 0,
               "LOAD_NAME 0 LOAD_NAME 1 LOAD_NAME 2 STORE_SUBSCRIPT 0" END);
    check_code("a[b] += x", "3.12", 0,
               "LOAD_NAME 0 LOAD_NAME 1 COPY 2 COPY 2 LOAD_SUBSCRIPT 0 "
               "LOAD_NAME 2 INPLACE 0 ROTATE 3 STORE_SUBSCRIPT 0" END);
    check_code("a.b += x", "3.12", 0,
               "LOAD_NAME 0 COPY 1 LOAD_ATTRIBUTE 1 LOAD_NAME 2 INPLACE 0 "
               "SWAP 2 STORE_ATTRIBUTE 1" END);
    check_code("f(x, y)", "3.12", 0,
               "PUSH_NULL 0 LOAD_NAME 0 LOAD_NAME 1 LOAD_NAME 2 CALL 2 "
               "POP_TOP 0" END);
    check_code("x.f(y)", "3.12", 0,
               "LOAD_NAME 0 LOAD_METHOD 1 LOAD_NAME 2 CALL 1 POP_TOP 0" END);
    check_code("a < b < c", "3.12", 0,
               "LOAD_NAME 0 LOAD_NAME 1 COPY 1 ROTATE 3 COMPARE 0 "
               "JUMP_IF_FALSE_OR_POP 10 LOAD_NAME 2 COMPARE 0 JUMP 12 SWAP 2 "
               "POP_TOP 0 POP_TOP 0" END);
    check_code("x not in y", "3.12", 0,
               "LOAD_NAME 0 LOAD_NAME 1 CONTAINS 1 POP_TOP 0" END);
}
END_TEST

START_TEST(swapping_builds_no_tuple)
{
    check_code("a, b = b, a", "3.12", 0,
               "LOAD_NAME 0 LOAD_NAME 1 SWAP 2 STORE_NAME 1 STORE_NAME 0"
               END);
    check_code("a, b, c, d = d, c, b, a", "3.12", 0,
               "LOAD_NAME 0 LOAD_NAME 1 LOAD_NAME 2 LOAD_NAME 3 "
               "BUILD_TUPLE 4 UNPACK_SEQUENCE 4 STORE_NAME 3 STORE_NAME 2 "
               "STORE_NAME 1 STORE_NAME 0" END);
    /* locals are stored in another order from 3.11 on */
    check_code("def f(a, b):\n    a, b = b, a", "3.10", 1,
               "LOAD_FAST 1 LOAD_FAST 0 SWAP 2 STORE_FAST 0 STORE_FAST 1"
               END);
    check_code("def f(a, b):\n    a, b = b, a", "3.11", 1,
               "LOAD_FAST 1 LOAD_FAST 0 STORE_FAST 1 STORE_FAST 0" END);
}
END_TEST

START_TEST(slices_make_objects_up_to_3_11)
{
    check_code("x[y:z]", "3.11", 0,
               "LOAD_NAME 0 LOAD_NAME 1 LOAD_NAME 2 BUILD_SLICE 2 "
               "LOAD_SUBSCRIPT 0 POP_TOP 0" END);
    check_code("x[y:z]", "3.12", 0,
               "LOAD_NAME 0 LOAD_NAME 1 LOAD_NAME 2 LOAD_SLICE 0 POP_TOP 0"
               END);
    check_code("x[y:z] = w", "3.12", 0,
               "LOAD_NAME 0 LOAD_NAME 1 LOAD_NAME 2 LOAD_NAME 3 "
               "STORE_SLICE 0" END);
}
END_TEST

START_TEST(displays_of_constants_are_one_constant_from_3_9)
{
    check_code("x = [1, 2, 3]", "3.8", 0,
               "LOAD_CONST 0 LOAD_CONST 1 LOAD_CONST 2 BUILD_LIST 3 "
               "STORE_NAME 0 LOAD_CONST 3 RETURN_VALUE 0");
    check_code("x = [1, 2, 3]", "3.9", 0,
               "BUILD_LIST 0 LOAD_CONST 0 LIST_EXTEND 1 STORE_NAME 0 "
               "LOAD_CONST 1 RETURN_VALUE 0");
}
END_TEST

START_TEST(returning_leaves_the_loops_first)
{
    check_code("def f(x):\n    for i in x: return i", "3.12", 1,
               "LOAD_FAST 0 GET_ITER 0 FOR_ITER 10 STORE_FAST 1 LOAD_FAST 1 "
               "SWAP 2 POP_TOP 0 RETURN_VALUE 0" END);
    check_code("def f(x):\n    for i in x: return 1000", "3.12", 1,
               "LOAD_FAST 0 GET_ITER 0 FOR_ITER 9 STORE_FAST 1 POP_TOP 0 "
               "LOAD_CONST 1 RETURN_VALUE 0" END);
}
END_TEST

START_TEST(dead_code_is_left_out)
{
    check_code("if 0: x = 1", "3.12", 0, "LOAD_CONST 1 RETURN_VALUE 0");
    check_code("def f():\n    return\n    x = 1", "3.12", 1,
               "LOAD_CONST 0 RETURN_VALUE 0");
    check_code("while 1: pass", "3.12", 0, "JUMP 1");
    check_code("x if y else z", "3.12", 0,
               "LOAD_NAME 0 POP_JUMP_IF_FALSE 5 LOAD_NAME 1 JUMP 6 "
               "LOAD_NAME 2 POP_TOP 0" END);
}
END_TEST

/* Writes the STEPs of a code: kind:line:column. */
static char *
steps_of(const struct code *code)
{
    struct text out = {0};
    for (size_t i = 0; i < code->instruction_count; i++) {
        const struct instruction *item = &code->instructions[i];
        if (item->opcode == OPCODE_STEP)
            text_add_format(&out, "%s%s:%u:%u", out.length > 0 ? " " : "",
                            item->argument == CODE_STEP_LINE     ? "line"
                            : item->argument == CODE_STEP_HEADER ? "header"
                                                                 : "end",
                            item->line, item->column);
    }
    return text_take(&out);
}

static void
check_steps(const char *text, size_t code, const char *wanted)
{
    struct compiled compiled = compile_text(text, "3.12");
    ck_assert_msg(compiled.done, "%s", text);
    char *found = steps_of(&compiled.unit.codes[code]);
    ck_assert_msg(strcmp(found, wanted) == 0, "%s:\n%s\nnot\n%s", text,
                  found, wanted);
    mem_free(found);
    compiled_release(&compiled);
}

START_TEST(every_statement_has_its_step)
{
    check_steps("'doc'\nx = 1; y = 2\n1\npass\nglobal z\n\n\n", 0,
                "line:2:1 line:2:8 line:3:1 line:4:1 line:5:1 end:5:1");
    check_steps("if x:\n    y\nelif z:\n    y\nelse:\n    w\n", 0,
                "line:1:1 line:2:5 header:3:1 line:4:5 line:6:5 end:6:1");
    check_steps("for i in x:\n    y\nelse:\n    z\n", 0,
                "line:1:1 line:2:5 header:1:1 line:4:5 end:4:1");
    check_steps("while x: y\n", 0, "line:1:1 line:1:10 header:1:1 end:1:1");
    check_steps("def f():\n    'doc'\n    return 1\n", 1, "line:3:5");
    check_steps("@a\n@b\ndef f(): pass\n", 0, "line:1:1 end:3:1");
    check_steps("x: int\n", 0, "line:1:1 end:1:1");
    check_steps("from __future__ import division\nx\n", 0,
                "line:2:1 end:2:1");
    check_steps("if ä: b\n", 0, "line:1:1 line:1:7 end:1:1");
    check_steps("", 0, "end:1:1");
}
END_TEST

START_TEST(parameters_come_first_among_the_locals)
{
    struct compiled compiled = compile_text(
        "def f(a, /, b, *c, d, e=1, **g):\n    h = i = 1\n", "3.12");
    ck_assert(compiled.done);
    const struct code *code = &compiled.unit.codes[1];
    static const char *const names[] = {"a", "b", "d", "e",
                                        "c", "g", "h", "i"};
    ck_assert_uint_eq(code->local_count, 8);
    for (size_t i = 0; i < 8; i++)
        ck_assert_str_eq(code->locals[i], names[i]);
    ck_assert_uint_eq(code->argument_count, 2);
    ck_assert_uint_eq(code->positional_only_count, 1);
    ck_assert_uint_eq(code->keyword_only_count, 2);
    ck_assert_uint_eq(code->flags, CODE_OPTIMIZED | CODE_VARIADIC
                                       | CODE_VARIADIC_KEYWORDS);
    compiled_release(&compiled);
}
END_TEST

START_TEST(functions_have_qualified_names)
{
    struct compiled compiled = compile_text(
        "def f():\n    def g(): return lambda: 1\n", "3.12");
    ck_assert(compiled.done);
    ck_assert_uint_eq(compiled.unit.code_count, 4);
    bool found = false;
    for (size_t i = 0; i < 4; i++)
        found = found
                || strcmp(compiled.unit.codes[i].qualified_name,
                          "f.<locals>.g.<locals>.<lambda>") == 0;
    ck_assert(found);
    ck_assert_str_eq(compiled.unit.codes[0].name, "<module>");
    compiled_release(&compiled);
}
END_TEST

Suite *code_suite(void);

Suite *
code_suite(void)
{
    Suite *suite = suite_create("code");
    TCase *tests = tcase_create("code");
    tcase_add_test(tests, values_are_computed_in_cpythons_order);
    tcase_add_test(tests, swapping_builds_no_tuple);
    tcase_add_test(tests, slices_make_objects_up_to_3_11);
    tcase_add_test(tests, displays_of_constants_are_one_constant_from_3_9);
    tcase_add_test(tests, returning_leaves_the_loops_first);
    tcase_add_test(tests, dead_code_is_left_out);
    tcase_add_test(tests, every_statement_has_its_step);
    tcase_add_test(tests, parameters_come_first_among_the_locals);
    tcase_add_test(tests, functions_have_qualified_names);
    suite_add_tcase(suite, tests);
    return suite;
}
