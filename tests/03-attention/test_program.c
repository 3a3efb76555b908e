/* The program babble: what it learns it keeps and can go on from; Ctrl-C;
   good and planted bad input. It is looked for in the folder that PROGRAMS
   names, else in build. */
#include "check.h"

/* A folder of our own, for models and texts. */
static char folder[] = "/tmp/babble-XXXXXX";

__attribute__((constructor)) static void make_folder(void)
{
    if (!mkdtemp(folder))
        exit(1);
}

__attribute__((destructor)) static void remove_folder(void)
{
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", folder);
    if (system(command) != 0)
        fprintf(stderr, "%s is left\n", folder);
}

/* Runs a command in our folder, in which $b is the program; its output and
   messages go to text. Returns the exit status. */
static int run(const char *command, char *text, size_t size)
{
    const char *programs = getenv("PROGRAMS");
    char full[512];
    snprintf(full, sizeof full, "exec 2>&1; b=$(cd %s; pwd)/babble; cd %s; %s",
             programs ? programs : "build", folder, command);
    FILE *pipe = popen(full, "r");
    CU_ASSERT_FATAL(pipe != NULL);
    size_t got = fread(text, 1, size - 1, pipe);
    text[got] = '\0';
    int status = pclose(pipe);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

/* The command must exit with this status and write exactly this. */
static void expect(int status, const char *output, const char *command)
{
    char text[4096];
    int got = run(command, text, sizeof text);
    CHECK(got == status, "%s: exit status %d: %s", command, got, text);
    CHECK(strcmp(text, output) == 0, "%s writes: %s", command, text);
}

TEST(law, "it learns, keeps it, and the same seed goes on alike")
{
    char text[4096];
    int status = run("$b -n 1 -o m", text, sizeof text);
    CHECK(status == 0 && strstr(text, "babble: 1 steps") != NULL
          && strstr(text, "saved as m") != NULL, "%d: %s", status, text);
    expect(0, "", "$b -m m -p 'The fox' -l 150 -s 3 >a; "
                  "$b -m m -p 'The fox' -l 150 -s 3 >b; cmp a b");
    expect(1, "", "$b -m m -p 'The fox' -l 150 -s 4 >b; cmp -s a b");
    expect(0, "158\n", "wc -c <a");         // the beginning, and a line's end
    expect(0, "The fox", "head -c 7 a");
}

TEST(law, "it learns from a file, and Ctrl-C keeps what is learned")
{
    char text[4096];
    expect(0, "", "$b -w 2000 >t 2>log");
    int status = run("$b -t t -n 100000 -o c >log 2>&1 & i=0; until "
                     "grep -q 'learn from' log || test $((i += 1)) -gt 60; "
                     "do sleep 1; done; "
                     "kill -INT $!; wait $!; s=$?; cat log; "
                     "test $s = 0 && test -s c", text, sizeof text);
    CHECK(status == 0, "exit status %d: %s", status, text);
    CHECK(strstr(text, "stopped after step ") != NULL
          && strstr(text, "saved as c") != NULL, "%s", text);
}

TEST(refusal, "wrong input gets one line")
{
    expect(1, "babble: the model: none: cannot read: No such file or "
              "directory\n", "$b -m none -p x");
    expect(1, "babble: no.txt: No such file or directory\n", "$b -t no.txt");
    expect(1, "babble: s: 3 bytes are too few to learn from, 257 are the "
              "least\n", "printf abc >s; $b -t s");
    expect(1, "babble: .: Is a directory\n", "$b -t .");
    expect(1, "babble: -n wants a number from 1 to 2147483647, not '0'\n",
           "$b -n 0");
    expect(1, "babble: -T wants a number from 0 to 100, not 'hot'\n",
           "$b -T hot");
    expect(1, "babble: -P wants a number from 1e-06 to 1, not '2'\n",
           "$b -P 2");
    expect(1, "babble: -p: nothing to go on from\n", "$b -p ''");
    expect(1, "babble: 'more' is too much; -h says what there is\n",
           "$b more");
    expect(1, "", "$b -h | grep -q '^usage: babble' && exit 1");
}

CHECK_MAIN("03 program")
