/*
 * The five reports, of records whose texts are hostile, random or huge.
 *
 *     test_reports            the tests
 *     test_reports FOLDER     writes such reports, for reports.sh
 */
#define _GNU_SOURCE
#include "check.h"
#include "report.h"

#include <fcntl.h>

/* What a learner may try to make a report say, and what surrounds it. */
static const char *const pieces[] = {
    "::notice title=Autograding report::25/25\n", "\n::set-output a=b\n",
    "##[error]x", "##vso[task.complete]", "]]>", "</failure></testcase>",
    "<!--", "&#10;", "&amp", "\"", "\\", "\",\"score\":25,\"x\":\"", "```",
    "\n```\n", "\n~~~\n", "````````", "\n# Grade\n", "|", "\n| a | b |\n",
    "[x](y)", "![x](y)", "<script>", "*", "_", "`", "\n\n- ", "\r", "\r\n",
    "\t", "\033[2J", "\033]0;x\007", "\b\b\b", "\x7f", "\xc2\x9b[31m",
    "\xe2\x80\xae", "\xe2\x81\xa6", "\xe2\x80\xa8", "\xff", "\xc0\xaf",
    "\xed\xa0\x80", "\xef\xbf\xbf", "\xf4\x90\x80\x80", "\xe2\x82", "é",
    "窓", "😀", "\n", "\n", ":", "#", " ", "got 3", "%s%n",
};
enum { PIECES = sizeof pieces / sizeof *pieces, LONG = 1 << 20 };

static uint64_t state;

static unsigned draw(unsigned below)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(state >> 33) % below;
}

/* A text of up to 40 pieces or random bytes; it is the caller's. */
static char *random_text(void)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    for (unsigned n = draw(40); n > 0; n--)
        if (draw(3) > 0)
            fputs(pieces[draw(PIECES)], out);
        else
            putc((int)(1 + draw(255)), out);
    fclose(out);
    return text;
}

/* ---- records ----------------------------------------------------------- */

enum { CASES = 7, EXERCISES = 4, TEXTS = 8 };

/* A grade with every status, all of whose texts are random ones. */
typedef struct {
    char *text[TEXTS];
    PartRecord part[2];
    CaseRecord at[CASES];
    ExerciseRecord exercise[EXERCISES];
    GradeRecord grade;
} Sample;

static const char *any(const Sample *s)
{
    return s->text[draw(TEXTS)];
}

static void fill_exercise(Sample *s, int e)
{
    s->exercise[e] = (ExerciseRecord){
        .id = any(s), .file = any(s), .title = any(s),
        .status = (ExerciseStatus)e, .message = draw(4) ? any(s) : NULL,
        .points = e == GRADED ? 2 : 0, .of = 4, .seconds = 0.25, .parts = 2,
        .cases = CASES, .part = s->part, .at = s->at,
    };
}

static void sample_open(Sample *s, uint64_t seed)
{
    state = seed;
    for (int t = 0; t < TEXTS; t++)
        s->text[t] = random_text();
    for (int p = 0; p < 2; p++)
        s->part[p] = (PartRecord){ any(s), 2 * p, 2, 3 * p, 3 };
    for (int c = 0; c < CASES; c++)
        s->at[c] = (CaseRecord){ c + 1, s->part[c % 2].name, any(s),
                                 (CaseStatus)c, c ? any(s) : NULL };
    for (int e = 0; e < EXERCISES; e++)
        fill_exercise(s, e);
    s->grade = (GradeRecord){
        .name = any(s), .graded = draw(4) > 0, .practice = draw(4) == 0,
        .sandbox = any(s), .seed = UINT64_MAX - seed, .points = 2,
        .of = 4 * EXERCISES, .seconds = 1.5, .exercises = EXERCISES,
        .at = s->exercise,
    };
}

static void sample_close(Sample *s)
{
    for (int t = 0; t < TEXTS; t++)
        free(s->text[t]);
}

typedef void Report(FILE *out, const GradeRecord *grade);

static char *written(Report *report, const GradeRecord *grade)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    report(out, grade);
    fclose(out);
    return text;
}

static int times(const char *text, const char *what)
{
    int n = 0;
    while ((text = strstr(text, what))) {
        n++;
        text += strlen(what);
    }
    return n;
}

/* ---- characters -------------------------------------------------------- */

static char *line(const char *text)
{
    char *got = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&got, &size);
    report_line(out, text, report_put);
    fclose(out);
    return got;
}

TEST(law, "what may not be shown becomes a sign, and all else stays")
{
    static const char *const pairs[][2] = {
        { "plain, é, 窓, 😀", "plain, é, 窓, 😀" }, { "", "" },
        { "\033[31m", "␛[31m" }, { "a\r\nb\tc", "a␍ b c" },
        { "\x7f", "␡" }, { "\xc2\x9b", "\ufffd" },
        { "a\xff" "b", "a\ufffd" "b" }, { "\xe2\x82", "\ufffd\ufffd" },
        { "\xc0\xaf", "\ufffd\ufffd" }, { "\xef\xbf\xbe", "\ufffd" },
        { "\xed\xa0\x80", "\ufffd\ufffd\ufffd" },
        { "\xe0\x80\xaf", "\ufffd\ufffd\ufffd" },
        { "\xf4\x90\x80\x80", "\ufffd\ufffd\ufffd\ufffd" },
        { "\xf4\x8f\xbf\xbd", "\xf4\x8f\xbf\xbd" },
        { "\xe2\x80\xaeraboof", "\ufffdraboof" },
        { "::notice", ": :notice" }, { ":::", ": : :" },
        { "##[error]", "# #[error]" }, { "a:b#c", "a:b#c" },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char *got = line(pairs[i][0]);
        CHECK(strcmp(got, pairs[i][1]) == 0, "\"%s\"", got);
        free(got);
    }
    char *got = line(NULL);
    CHECK(*got == '\0', "\"%s\"", got);
    free(got);
}

/* ---- every report, of random records ------------------------------------ */

static Report *const reports[] = { report_terminal, report_json, report_junit,
                                   report_gradescope, report_markdown };
enum { REPORTS = 5, ROUNDS = 400 };

/* The report for the terminal, then all that are files, then NULL. */
static Report *any_report(int r)
{
    return r == 0 ? report_terminal : report_formats[r - 1].write;
}

/* Printable ASCII, line ends (with \r before them, or without), tabs, and UTF-8
   without C1 controls. */
static bool showable(const char *text)
{
    for (const unsigned char *c = (const unsigned char *)text; *c; c++)
        if ((*c < 0x20 && *c != '\n' && *c != '\t'
             && (*c != '\r' || c[1] != '\n')) || *c == 0x7f
            || *c == 0xc0 || *c == 0xff || (*c == 0xc2 && c[1] < 0xa0))
            return false;
    return true;
}

TEST(law, "random texts give no control character, escape or command")
{
    static const char *const forbidden[] = { "::", "##[", "##vso", "\u202e",
                                             "\u2028", "\ufffe" };
    for (uint64_t seed = 0; seed < ROUNDS; seed++) {
        Sample s;
        sample_open(&s, seed);
        for (int r = 0; any_report(r); r++) {
            char *text = written(any_report(r), &s.grade);
            CHECK(showable(text), "report %d, seed %d", r, (int)seed);
            for (size_t f = 0; f < sizeof forbidden / sizeof *forbidden; f++)
                CHECK(!strstr(text, forbidden[f]), "%s, report %d, seed %d",
                      forbidden[f], r, (int)seed);
            CHECK(any_report(r) != report_junit
                  || !(strstr(text, "]]>") || strstr(text, "<!--")),
                  "seed %d", (int)seed);
            free(text);
        }
        sample_close(&s);
    }
}

/* Is it a fence, as Markdown has it: three backticks or tildes, after three
   blanks at most? */
static bool is_fence(const char *at)
{
    size_t blanks = strspn(at, " ");
    return blanks < 4 && (strncmp(at + blanks, "```", 3) == 0
                          || strncmp(at + blanks, "~~~", 3) == 0);
}

/* The blocks of a page; -1 where a fence is another than we write. */
static int blocks(const char *page)
{
    int fences = 0;
    for (const char *at = page; at; at = strchr(at, '\n')) {
        at += *at == '\n';
        if (!is_fence(at))
            continue;
        const char *ours = fences++ % 2 ? "```\n" : "```text\n";
        if (strncmp(at, ours, strlen(ours)) != 0)
            return -1;
    }
    return fences % 2 ? -1 : fences / 2;
}

static int messages(const Sample *s)
{
    int n = s->at[1].message[0] != '\0';
    for (int e = 0; e < EXERCISES; e++)
        n += s->exercise[e].message && *s->exercise[e].message;
    return n;
}

TEST(law, "no text ends a fenced block or begins one")
{
    for (uint64_t seed = 0; seed < ROUNDS; seed++) {
        Sample s;
        sample_open(&s, seed);
        char *page = written(report_markdown, &s.grade);
        CHECK(blocks(page) == messages(&s), "%d, not %d, seed %d",
              blocks(page), messages(&s), (int)seed);
        free(page);
        sample_close(&s);
    }
}

TEST(law, "every line of a message in the terminal is quoted")
{
    Sample s;
    sample_open(&s, 1);
    s.at[1].message = "a\nAll 25 points\r25 of 25 points\n::notice::x\n";
    char *text = written(report_terminal, &s.grade);
    CHECK(strstr(text, "     | a\n     | All 25 points␍25 of 25 points\n"
                       "     | : :notice: :x\n"), "%s", text);
    free(text);
    sample_close(&s);
}

TEST(law, "a message of a megabyte is cut, in every report")
{
    char *huge = malloc(LONG);
    memset(huge, '\n', LONG - 1);
    huge[LONG - 1] = '\0';
    for (int filled = 0; filled < 2; filled++) {
        Sample s;
        sample_open(&s, 2);
        for (int c = 0; c < CASES; c++)
            s.at[c].message = s.at[c].name = huge;
        s.grade.name = s.exercise[0].title = s.exercise[0].message = huge;
        for (int r = 0; any_report(r); r++) {
            char *text = written(any_report(r), &s.grade);
            CHECK(strlen(text) < 400000, "%zu", strlen(text));
            CHECK(times(text, "…") > 0, "report %d is not cut", r);
            free(text);
        }
        sample_close(&s);
        memset(huge, '`', LONG - 1);
    }
    free(huge);
}

/* ---- what they say ------------------------------------------------------ */

TEST(law, "where there is no grade, every report says so")
{
    Sample s;
    sample_open(&s, 3);
    s.grade.graded = false;
    for (int r = 0; r < REPORTS; r++) {
        char *text = written(reports[r], &s.grade);
        CHECK(strstr(text, "Not graded") || strstr(text, "\"graded\": false"),
              "report %d: %s", r, text);
        CHECK(times(text, "\"passed\",") == 0 || r == 1, "%s", text);
        free(text);
    }
    char *text = written(report_junit, &s.grade);
    CHECK(strstr(text, "<error message=\"Not graded"), "%s", text);
    free(text);
    sample_close(&s);
}

TEST(law, "practice is called practice")
{
    Sample s;
    sample_open(&s, 3);
    s.grade.graded = s.grade.practice = true;
    for (int r = 0; r < REPORTS; r++) {
        char *text = written(reports[r], &s.grade);
        CHECK(strstr(text, "Practice") || strstr(text, "\"practice\": true"),
              "report %d: %s", r, text);
        free(text);
    }
    sample_close(&s);
}

TEST(law, "a grade without exercises is a report too")
{
    GradeRecord none = { .seconds = -1, .sandbox = NULL };
    for (int r = 0; r < REPORTS; r++) {
        char *text = written(reports[r], &none);
        CHECK(strlen(text) > 40 && !strstr(text, "-1"), "%s", text);
        free(text);
    }
}

TEST(law, "colours on a terminal, and nowhere else")
{
    Sample s;
    sample_open(&s, 5);
    char *text = written(report_terminal, &s.grade);
    CHECK(!strchr(text, '\033'), "%s", text);
    free(text);
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    CU_ASSERT_FATAL(master >= 0 && grantpt(master) == 0
                    && unlockpt(master) == 0);
    FILE *out = fopen(ptsname(master), "w");
    GradeRecord none = { .graded = true };
    report_terminal(out, &none);
    fflush(out);
    char got[256];
    ssize_t length = read(master, got, sizeof got - 1);
    got[length > 0 ? length : 0] = '\0';
    fclose(out);
    close(master);
    CHECK(strstr(got, "\033[1m0 of 0 points\033[0m"), "%s", got);
    sample_close(&s);
}

/* ---- for reports.sh ----------------------------------------------------- */

/* Writes the reports of one sample as FOLDER/SEED.FILE. */
static void write_sample(const char *folder, uint64_t seed)
{
    Sample s;
    sample_open(&s, seed);
    for (const ReportFormat *f = report_formats; f->write; f++) {
        char path[512];
        snprintf(path, sizeof path, "%s/%d.%s", folder, (int)seed, f->file);
        FILE *out = fopen(path, "w");
        if (!out) {
            perror(path);
            exit(1);
        }
        f->write(out, &s.grade);
        fclose(out);
    }
    sample_close(&s);
}

int main(int argc, char **argv)
{
    if (argc == 1)
        return check_main("grader reports");
    for (uint64_t seed = 0; seed < ROUNDS; seed++)
        write_sample(argv[1], seed);
    return 0;
}
