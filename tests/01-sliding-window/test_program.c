/* The program window-max against good and planted bad input. It is looked
   for in the folder that PROGRAMS names, else in build. */
#include "check.h"

/* Runs window-max with these arguments on this input; output and messages
   go to text, which holds size bytes. Returns the exit status. */
static int window_max(const char *arguments, const char *input, size_t length,
                      char *text, size_t size)
{
    const char *folder = getenv("PROGRAMS");
    char command[256], name[] = "/tmp/window-max-XXXXXX";
    int file = mkstemp(name);
    CU_ASSERT_FATAL(file >= 0);
    CU_ASSERT_FATAL(write(file, input, length) == (ssize_t)length);
    close(file);
    snprintf(command, sizeof command, "exec 2>&1; %s/window-max %s <%s",
             folder ? folder : "build", arguments, name);
    FILE *pipe = popen(command, "r");
    CU_ASSERT_FATAL(pipe != NULL);
    size_t got = fread(text, 1, size - 1, pipe);
    text[got] = '\0';
    int status = pclose(pipe);
    unlink(name);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

/* The program must exit with this status and write exactly this. */
static void expect(int status, const char *output, const char *arguments,
                   const char *input, size_t length)
{
    char text[2048];
    int got = window_max(arguments, input, length, text, sizeof text);
    CHECK(got == status, "window-max %s: exit status %d: %s", arguments, got,
          text);
    CHECK(strcmp(text, output) == 0, "window-max %s writes: %s", arguments,
          text);
}

#define EXPECT(status, output, arguments, input) \
    expect(status, output, arguments, input, sizeof input - 1)

TEST(law, "numbers come out as they were written")
{
    EXPECT(0, "3\n3\n5\n5\n6\n7\n", "-k 3", "1\n3\n-1\n-3\n5\n3\n6\n7\n");
    EXPECT(0, "3.10\n 1e2 \n", "-k 2", "3\n3.10\n 1e2 ");
    EXPECT(0, "0x10\nnan\nnan\ninf\n", "-k 2", "0x10\n1\nnan\n2\ninf\n");
    EXPECT(0, "2\n3\n", "-k 1", "2\r\n3\r\n");
}

TEST(law, "of equal numbers the newest is shown, by both methods")
{
    EXPECT(0, "1.0\n1.00\n", "-k 2", "1\n1.0\n1.00\n");
    EXPECT(0, "1.0\n1.00\n", "-k 2 -a brute", "1\n1.0\n1.00\n");
}

TEST(law, "fewer lines than the window holds: no output, and why")
{
    EXPECT(0, "window-max: standard input has 2 numbers, fewer than a window "
           "of 3\n", "-k 3", "1\n2\n");
    EXPECT(0, "window-max: standard input has 0 numbers, fewer than a window "
           "of 1\n", "-k 1", "");
}

TEST(refusal, "a line that is no number, with its place")
{
    EXPECT(1, "1\nwindow-max: standard input, line 2: '1,5' is not a "
           "number\n", "-k 1", "1\n1,5\n2\n");
    EXPECT(1, "window-max: standard input, line 1: '' is not a number\n",
           "-k 1", "\n");
    EXPECT(1, "window-max: standard input, line 1: '1?' is not a number\n",
           "-k 1", "1\0\n");
    EXPECT(1, "window-max: standard input, line 1: '1e999' is too large\n",
           "-k 1", "1e999\n");
    EXPECT(1, "window-max: standard input, line 1: longer than 63 "
           "characters\n", "-k 1", "1111111111111111111111111111111111111111"
           "111111111111111111111111111111111111111\n");
}

TEST(refusal, "arguments that make no sense")
{
    EXPECT(1, "window-max: -k wants a number from 1 on, not '0'\n", "-k 0",
           "1\n");
    EXPECT(1, "window-max: -k wants a number from 1 on, not '-3'\n", "-k -3",
           "1\n");
    EXPECT(1, "window-max: -k wants a number from 1 on, not '3x'\n", "-k 3x",
           "1\n");
    EXPECT(1, "window-max: -a wants deque or brute, not 'heap'\n",
           "-k 3 -a heap", "1\n");
    EXPECT(1, "window-max: no-such-file: No such file or directory\n",
           "-k 3 no-such-file", "");
    EXPECT(1, "window-max: .: Is a directory\n", "-k 3 .", "");
    char text[2048];
    int status = window_max("", "", 0, text, sizeof text);
    CHECK(status == 2 && strncmp(text, "usage: ", 7) == 0, "%s", text);
}

TEST(refusal, "an output that cannot be written")
{
    if (access("/dev/full", W_OK) != 0) {
        CHECK(true, "no /dev/full here");
        return;
    }
    char text[2048];
    int status = window_max("-k 1 >/dev/full", "1\n", 2, text,
                            sizeof text);
    CHECK(status == 1, "exit status %d", status);
    CHECK(strcmp(text, "window-max: cannot write the output: No space left "
                 "on device\n") == 0, "%s", text);
}

CHECK_MAIN("01 program")
