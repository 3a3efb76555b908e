/*
 * check.h: what every test program shares.
 *
 *     #include "check.h"
 *     TEST(law, "a window of one value is the value") { ... CHECK(...); }
 *     CHECK_MAIN("methods")
 *
 * A test registers itself, so none can be forgotten; one that checks
 * nothing fails. The kinds are law, agreement, golden, gradient, refusal.
 * Each program ends with a line "name: N passed, N failed".
 */
#pragma once
#include <CUnit/CUnit.h>

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
    const char *kind, *name;
    void (*run)(void);
} CheckTest;

enum { CHECK_MOST = 256 };
static CheckTest check_tests[CHECK_MOST];
static int check_count, check_running;

/* A test: its kind, a sentence that names it, and its body. */
#define TEST(kind, name) TEST_AT(kind, name, __LINE__)
#define TEST_AT(kind, name, line) TEST_NAMED(kind, name, line)
#define TEST_NAMED(kind, name, line)                                       \
    static void check_body_##line(void);                                   \
    __attribute__((constructor)) static void check_add_##line(void)        \
    {                                                                      \
        check_tests[check_count++]                                         \
            = (CheckTest){ #kind, name, check_body_##line };               \
    }                                                                      \
    static void check_body_##line(void)

/* One check; a false condition is printed with its values. */
#define CHECK(condition, ...)                                              \
    do {                                                                   \
        bool check_held = (condition);                                     \
        if (!check_held)                                                   \
            check_say(__FILE__, __LINE__, #condition, __VA_ARGS__);        \
        CU_assertImplementation(check_held, __LINE__, #condition,          \
                                __FILE__, "", CU_FALSE);                   \
    } while (0)

__attribute__((format(printf, 4, 5)))
static inline void check_say(const char *file, int line,
                             const char *condition, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    printf("%s:%d: in \"%s\": %s is false: ", file, line,
           check_tests[check_running].name, condition);
    vprintf(format, values);
    printf("\n");
    va_end(values);
}

/* A child that is to refuse does not look for leaks: it leaves in the middle
   of its work, and takes threads of its parent for its own. */
static bool check_is_child;
int __lsan_is_turned_off(void);
int __lsan_is_turned_off(void)
{
    return check_is_child;
}

/* What clang's OpenMP keeps for its threads is not our leak; and the last
   line of a program is its count. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libomp";
}

const char *__lsan_default_options(void);
const char *__lsan_default_options(void)
{
    return "print_suppressions=0";
}

/* Runs call in a process of its own: it must exit with status 1 and write
   exactly this message, and a line's end, to standard error. */
#define CHECK_REFUSED(message, call)                                       \
    do {                                                                   \
        char check_got[512];                                               \
        int check_pipe[2];                                                 \
        fflush(stdout);                                                    \
        CU_ASSERT_FATAL(pipe(check_pipe) == 0);                            \
        pid_t check_child = fork();                                        \
        if (check_child == 0) {                                            \
            check_is_child = true;                                         \
            dup2(check_pipe[1], 2);                                        \
            close(check_pipe[0]);                                          \
            call;                                                          \
            _exit(0);                                                      \
        }                                                                  \
        close(check_pipe[1]);                                              \
        int check_status = check_collect(check_pipe[0], check_child,       \
                                         check_got, sizeof check_got);     \
        CHECK(check_status == 1, "exit status %d", check_status);          \
        CHECK(strcmp(check_got, message "\n") == 0, "it says \"%s\"",      \
              check_got);                                                  \
    } while (0)

/* Reads what a child writes, waits for it; returns its exit status. */
static inline int check_collect(int from, pid_t child, char *text,
                                size_t size)
{
    size_t length = 0;
    ssize_t more;
    while ((more = read(from, text + length, size - 1 - length)) > 0)
        length += (size_t)more;
    text[length] = '\0';
    close(from);
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

/* CUnit calls these around each test: one that made no check fails. */
static unsigned check_before;
static int check_failed;

static inline void check_start(const CU_pTest test, const CU_pSuite suite)
{
    (void)suite;
    check_running = 0;
    while (strcmp(check_tests[check_running].name, test->pName) != 0)
        check_running++;
    check_before = CU_get_number_of_asserts();
}

static inline void check_end(const CU_pTest test, const CU_pSuite suite,
                             const CU_pFailureRecord failure)
{
    bool empty = CU_get_number_of_asserts() == check_before;
    if (empty)
        printf("%s: \"%s\" checks nothing\n", suite->pName, test->pName);
    check_failed += empty || failure;
}

/* One suite for each kind, in the order in which kinds first come. */
static inline int check_main(const char *name)
{
    CU_initialize_registry();
    for (int t = 0; t < check_count; t++) {
        CU_pSuite suite = CU_get_suite(check_tests[t].kind);
        if (!suite)
            suite = CU_add_suite(check_tests[t].kind, NULL, NULL);
        CU_add_test(suite, check_tests[t].name, check_tests[t].run);
    }
    CU_set_test_start_handler(check_start);
    CU_set_test_complete_handler(check_end);
    CU_run_all_tests();
    CU_cleanup_registry();
    printf("%s: %d passed, %d failed\n", name, check_count - check_failed,
           check_failed);
    return check_failed > 0;
}

#define CHECK_MAIN(name)                                                   \
    int main(void) { return check_main(name); }
