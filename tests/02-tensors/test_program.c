/* The program digits: what it learns it keeps and can read; Ctrl-C; good and
   planted bad input. It is looked for in the folder that PROGRAMS names, else
   in build. */
#include "check.h"

#include <signal.h>
#include <sys/stat.h>

/* A folder of our own, for models and pictures. */
static char folder[] = "/tmp/digits-XXXXXX";

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

/* Runs a command in our folder, in which $d is the program; its output and
   messages go to text. Returns the exit status. */
static int run(const char *command, char *text, size_t size)
{
    const char *programs = getenv("PROGRAMS");
    char full[512];
    snprintf(full, sizeof full, "exec 2>&1; d=$(cd %s; pwd)/digits; cd %s; %s",
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
    char text[2048];
    int got = run(command, text, sizeof text);
    CHECK(got == status, "%s: exit status %d: %s", command, got, text);
    CHECK(strcmp(text, output) == 0, "%s writes: %s", command, text);
}

/* Leaves a model that has learned a little as m. */
static void learn(void)
{
    char text[2048];
    int status = run("[ -e m ] || $d -n 120 -o m", text, sizeof text);
    CHECK(status == 0, "exit status %d: %s", status, text);
}

TEST(law, "what it has learned it can read")
{
    char text[2048];
    int right = 0;
    learn();
    for (int digit = 0; digit < 10; digit++) {
        char command[64];
        snprintf(command, sizeof command, "$d -d %d -s 7 | $d -m m", digit);
        int status = run(command, text, sizeof text);
        CHECK(status == 0, "exit status %d: %s", status, text);
        right += text[0] == '0' + digit;
    }
    CHECK(right >= 7, "%d of 10 digits are read", right);
}

TEST(law, "the same seed gives the same file and the same picture")
{
    expect(0, "", "$d -n 3 -s 5 -o a >log; $d -n 3 -s 5 -o b >log; cmp a b");
    expect(1, "", "$d -n 3 -s 6 -o b >log; cmp -s a b");
    expect(0, "", "$d -d 4 -s 5 >a; $d -d 4 -s 5 >b; cmp a b");
    expect(0, "16\n", "$d -d 4 | wc -l");
}

TEST(law, "lines may end early, or as in DOS, or with the file")
{
    learn();
    expect(0, "", "$d -d 7 >a; sed 's/$/\\r/' a >b; sed 's/ *$//' a >c;"
           "$d -m m <a >x; $d -m m <b >y; $d -m m <c >z; cmp x y; cmp x z");
    expect(0, "3\n", "printf '\\n\\n\\n\\n  ####\\n\\n\\n\\n\\n\\n\\n\\n\\n"
           "\\n\\n #' | $d -m m | wc -l");
}

/* Starts a training without end, ends it as Ctrl-C does; returns its exit
   status. */
static int interrupted(const char *model)
{
    const char *programs = getenv("PROGRAMS");
    char program[256], line[256];
    int out[2];
    snprintf(program, sizeof program, "%s/digits",
             programs ? programs : "build");
    CU_ASSERT_FATAL(pipe(out) == 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(out[1], 1);
        close(out[0]);
        execl(program, "digits", "-n", "100000000", "-o", model, NULL);
        _exit(127);
    }
    close(out[1]);
    FILE *from = fdopen(out[0], "r");
    CHECK(fgets(line, sizeof line, from) != NULL, "it says nothing");
    usleep(200000);
    kill(child, SIGINT);
    int status = 0;
    waitpid(child, &status, 0);
    fclose(from);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

TEST(law, "Ctrl-C keeps what was learned")
{
    char model[64];
    struct stat file;
    snprintf(model, sizeof model, "%s/early", folder);
    int status = interrupted(model);
    CHECK(status == 0, "exit status %d", status);
    CHECK(stat(model, &file) == 0 && file.st_size > 4 * 17098,
          "no model was saved");
    expect(0, "3\n", "$d -d 1 | $d -m early | wc -l");
}

TEST(refusal, "a picture that is none, with its place")
{
    learn();
    expect(1, "digits: standard input: 2 lines, not 16\n",
           "printf '  #\\n #\\n' | $d -m m");
    expect(1, "digits: standard input: 0 lines, not 16\n",
           "$d -m m </dev/null");
    expect(1, "digits: standard input: more than 16 lines\n",
           "{ $d -d 1; echo '#'; } | $d -m m");
    expect(1, "digits: standard input: line 2, character 3 is none of "
           "\" .:+#\"\n", "printf '\\n #x\\n' | $d -m m");
    expect(1, "digits: standard input: line 1 is longer than 16 characters\n",
           "echo '                 #' | $d -m m");
    expect(1, "digits: standard input: Is a directory\n", "$d -m m <.");
}

TEST(refusal, "a model that is none")
{
    expect(1, "digits: the model: none: cannot read: No such file or "
           "directory\n", "$d -m none </dev/null");
    char text[2048];
    int status = run("echo '{}' >bad; $d -m bad", text, sizeof text);
    CHECK(status == 1 && strncmp(text, "digits: the model: bad: ", 24) == 0,
          "exit status %d: %s", status, text);
}

TEST(refusal, "a file that cannot be written")
{
    char text[2048];
    int status = run("$d -n 1 -o no/such | tail -n +2", text, sizeof text);
    CHECK(status == 0 && strcmp(text, "digits: saving: no/such.part: cannot "
          "write: No such file or directory\n") == 0, "%s", text);
    if (access("/dev/full", W_OK) == 0)
        expect(1, "digits: cannot write the output: No space left on device\n",
               "$d -d 1 >/dev/full");
}

TEST(refusal, "arguments that make no sense")
{
    expect(1, "digits: -d wants a number from 0 to 9, not '10'\n", "$d -d 10");
    expect(1, "digits: -n wants a number from 1 to 2147483647, not '0'\n",
           "$d -n 0");
    expect(1, "digits: -s wants a number from 0 to 2147483647, not '1x'\n",
           "$d -s 1x");
    expect(1, "digits: 'seven' is too much; -h says what there is\n",
           "$d seven");
    char text[2048];
    int status = run("$d -h", text, sizeof text);
    CHECK(status == 0 && strncmp(text, "usage: ", 7) == 0, "%s", text);
}

CHECK_MAIN("02 program")
