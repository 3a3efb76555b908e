/* Parameters and their files. */
#include "check.h"
#include "02-tensors/params.h"

#include <math.h>

static char folder[] = "/tmp/params-XXXXXX", path[64];

static void in_a_folder(void)
{
    if (!*path && mkdtemp(folder))
        snprintf(path, sizeof path, "%s/model.safetensors", folder);
}

static void remove_folder(void)
{
    remove(path);
    rmdir(folder);
    *path = '\0';
    strcpy(folder, "/tmp/params-XXXXXX");
}

static Params small_model(uint64_t seed)
{
    Params ps = { 0 };
    Rng rng = rng_seed(seed);
    init_normal(param(&ps, DIMS(2, 3), "h.%d.w", 0), &rng, 1);
    init_uniform(param(&ps, DIMS(3), "h.%d.b", 0), &rng, 0.5f);
    init_constant(param(&ps, DIMS(1, 1, 2, 2), "head"), 0.1f);
    return ps;
}

static bool equal(const Params *a, const Params *b)
{
    bool same = a->count == b->count;
    for (int i = 0; same && i < a->count; i++)
        same = memcmp(a->at[i]->data, b->at[i]->data,
                      numel(a->at[i]) * sizeof(float)) == 0;
    return same;
}

TEST(law, "one list: found, counted, zeroed, frozen")
{
    Params ps = small_model(1);
    CHECK(params_count(&ps, false) == 13, "%zu", params_count(&ps, false));
    CHECK(params_find(&ps, "h.0.b") == ps.at[1], "h.0.b");
    CHECK(!params_find(&ps, "h.0"), "h.0");
    ps.at[0]->grad[5] = 3;
    params_zero_grad(&ps);
    CHECK(ps.at[0]->grad[5] == 0, "%g", (double)ps.at[0]->grad[5]);
    CHECK(params_freeze(&ps, "h.0.") == 2, "frozen");
    CHECK(params_count(&ps, true) == 4, "%zu", params_count(&ps, true));
    CHECK(!ps.at[0]->grad && !ps.at[0]->tracked, "still trained");
    params_zero_grad(&ps);
    CHECK((size_t)ps.at[0]->data % 64 == 0, "not aligned");
    params_close(&ps);
}

TEST(law, "gradients are added to those of parameters")
{
    Params ps = { 0 };
    Tensor *w = param(&ps, DIMS(2), "w");
    init_constant(w, 2);
    for (int i = 0; i < 3; i++) {
        backward(tape_new("sum", DIMS(1), NULL, w, NULL, NULL));
        w->grad[0] += 1;
        tape_reset();
    }
    CHECK(w->grad[0] == 3, "%g", (double)w->grad[0]);
    params_close(&ps);
}

TEST(refusal, "names and shapes of parameters")
{
    Params ps = small_model(1);
    CHECK_REFUSED("param: there is a head already",
                  param(&ps, DIMS(1), "head"));
    CHECK_REFUSED("param: 'a b' is no name", param(&ps, DIMS(1), "a b"));
    CHECK_REFUSED("param: '' is no name", param(&ps, DIMS(1), "%s", ""));
    CHECK_REFUSED("param: w: dimension 1 is 0", param(&ps, DIMS(3, 0), "w"));
    CHECK_REFUSED("param: w: 5 dimensions, not 1 to 4",
                  param(&ps, DIMS(1, 1, 1, 1, 1), "w"));
    params_close(&ps);
}

TEST(law, "what is saved is loaded, bit for bit")
{
    in_a_folder();
    Params a = small_model(1), b = small_model(2);
    a.at[0]->data[1] = NAN;
    a.at[0]->data[2] = -0.0f;
    CHECK(!equal(&a, &b), "equal before");
    const char *fault = params_save(&a, path);
    CHECK(!fault, "%s", fault);
    fault = params_load(&b, path);
    CHECK(!fault, "%s", fault);
    CHECK(equal(&a, &b), "not equal");
    params_close(&a);
    params_close(&b);
    tape_reset();
    remove_folder();
}

/* The file's bytes; their number in *size. */
static unsigned char *bytes_of(size_t *size)
{
    FILE *from = fopen(path, "rb");
    static unsigned char bytes[4096];
    *size = from ? fread(bytes, 1, sizeof bytes, from) : 0;
    if (from)
        fclose(from);
    return bytes;
}

static void put_bytes(const void *bytes, size_t size)
{
    FILE *to = fopen(path, "wb");
    if (to) {
        fwrite(bytes, 1, size, to);
        fclose(to);
    }
}

/* A file of this header and so many bytes of data. */
static void put_file(const char *header, size_t data)
{
    unsigned char bytes[4096] = { 0 };
    size_t length = strlen(header);
    bytes[0] = (unsigned char)length;
    bytes[1] = (unsigned char)(length >> 8);
    memcpy(bytes + 8, header, length);
    memset(bytes + 8 + length, 0x3F, data);
    put_bytes(bytes, 8 + length + data);
}

/* Loading must say this, "%s" standing for the path, and change nothing. */
static void check_fault(const char *want)
{
    Params ps = small_model(3), before = small_model(3);
    char full[1024];
    snprintf(full, sizeof full, want, path, path, path, path, path, path);
    const char *fault = params_load(&ps, path);
    CHECK(fault && strcmp(fault, full) == 0, "it says \"%s\", not \"%s\"",
          fault ? fault : "nothing", full);
    CHECK(equal(&ps, &before), "half loaded");
    params_close(&ps);
    params_close(&before);
    tape_reset();
}

TEST(golden, "the format is that of every other tool")
{
    in_a_folder();
    Params ps = { 0 };
    init_constant(param(&ps, DIMS(2), "w"), 1);
    CHECK(!params_save(&ps, path), "not saved");
    static const char want[] = "\x38\0\0\0\0\0\0\0{\"w\":{\"dtype\":\"F32\","
        "\"shape\":[2],\"data_offsets\":[0,8]}}  \0\0\x80\x3f\0\0\x80\x3f";
    size_t size;
    unsigned char *bytes = bytes_of(&size);
    CHECK(size == sizeof want - 1 && memcmp(bytes, want, size) == 0,
          "%zu bytes: %.60s", size, (char *)bytes + 8);
    put_file(" { \"__metadata__\" : {\"format\":\"pt\", \"a\\\"b\":\"{}\"} ,\n"
             "\"w\": {\"data_offsets\" : [ 0, 8 ],\"shape\":[ 2 ] , "
             "\"dtype\":\"F32\"} }  ", 8);
    const char *fault = params_load(&ps, path);
    CHECK(!fault, "%s", fault);
    params_close(&ps);
    tape_reset();
    remove_folder();
}

TEST(refusal, "missing, extra and misshapen tensors, all at once")
{
    in_a_folder();
    put_file("{\"h.0.w\":{\"dtype\":\"F32\",\"shape\":[3,2],"
             "\"data_offsets\":[0,24]},"
             "\"extra\":{\"dtype\":\"F32\",\"shape\":[1],"
             "\"data_offsets\":[24,28]},"
             "\"head\":{\"dtype\":\"BF16\",\"shape\":[1,1,2,2],"
             "\"data_offsets\":[28,36]}}", 36);
    check_fault("%s: has h.0.w(3,2), the model has h.0.w(2,3)\n"
                "%s: has extra(1), which the model has not\n"
                "%s: head is BF16, not F32\n"
                "%s: has no h.0.b(3)");
    remove_folder();
}

TEST(refusal, "files that are cut off, or lie")
{
    in_a_folder();
    Params ps = small_model(1);
    CHECK(!params_save(&ps, path), "not saved");
    params_close(&ps);
    size_t size;
    unsigned char *bytes = bytes_of(&size);
    for (size_t cut = 0; cut < size; cut++) {
        Params other = small_model(3), before = small_model(3);
        put_bytes(bytes, cut);
        CHECK(params_load(&other, path), "%zu of %zu bytes are enough", cut,
              size);
        CHECK(equal(&other, &before), "half loaded at %zu", cut);
        params_close(&other);
        params_close(&before);
        tape_reset();
    }
    put_bytes(bytes, 5);
    check_fault("%s: 5 bytes, too few for a header of 0");
    put_bytes(bytes, size - 4);
    check_fault("%s: 48 bytes of data, its header says 52");
    put_bytes(bytes, size + 4);
    check_fault("%s: 56 bytes of data, its header says 52");
    bytes[7] = 0x7F;
    put_bytes(bytes, 100);
    check_fault("%s: 100 bytes, too few for a header of 9151314442816848056");
    remove_folder();
}

TEST(refusal, "headers that are wrong")
{
    in_a_folder();
    put_file("", 0);
    check_fault("%s: the header is wrong at byte 8");
    put_file("{\"h.0.w\":{\"dtype\":\"F32\"}}", 0);
    check_fault("%s: the header is wrong at byte 31");
    put_file("{\"h.0.w\":{\"dtype\":\"F32\",\"shape\":[2,3],"
             "\"data_offsets\":[8,32]}}", 32);
    check_fault("%s: the data of h.0.w do not begin where others end");
    put_file("{\"h.0.w\":{\"dtype\":\"F32\",\"shape\":[2,-3],"
             "\"data_offsets\":[0,24]}}", 24);
    check_fault("%s: the header is wrong at byte 43");
    put_file("{\"h.0.w\":{\"dtype\":\"F32\",\"shape\":[2,3],"
             "\"data_offsets\":[0,20]}}", 20);
    check_fault("%s: h.0.w(2,3) has 20 bytes of data, not 24\n"
                "%s: has no h.0.b(3)\n%s: has no head(1,1,2,2)");
    put_file("{\"h.0.b\":{\"dtype\":\"F32\",\"shape\":[3],"
             "\"data_offsets\":[0,12]},"
             "\"h.0.b\":{\"dtype\":\"F32\",\"shape\":[3],"
             "\"data_offsets\":[12,24]}}", 24);
    check_fault("%s: has no h.0.w(2,3)\n%s: has twice h.0.b(3)\n"
                "%s: has no head(1,1,2,2)");
    put_file("{\"h.0.b\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":"
             "[0,9999999999999999]}}", 24);
    check_fault("%s: the header is wrong at byte 78");
    remove_folder();
}

TEST(refusal, "what cannot be read or written")
{
    Params ps = small_model(1);
    const char *fault = params_load(&ps, "/nowhere/model");
    CHECK(fault && strcmp(fault, "/nowhere/model: cannot read: No such file "
                          "or directory") == 0, "%s", fault);
    fault = params_load(&ps, "/");
    CHECK(fault && strcmp(fault, "/: cannot read: Is a directory") == 0, "%s",
          fault);
    fault = params_save(&ps, "/nowhere/model");
    CHECK(fault && strcmp(fault, "/nowhere/model.part: cannot write: No such "
                          "file or directory") == 0, "%s", fault);
    if (access("/dev/full", W_OK) == 0) {
        in_a_folder();
        CHECK(!params_save(&ps, path), "not saved");
        size_t before, after;
        bytes_of(&before);
        char part[80];
        snprintf(part, sizeof part, "%s.part", path);
        CHECK(symlink("/dev/full", part) == 0, "no link");
        fault = params_save(&ps, path);
        CHECK(fault && strstr(fault, ": cannot write: No space left"), "%s",
              fault ? fault : "nothing");
        bytes_of(&after);
        CHECK(before == after && access(part, F_OK) != 0, "something is left");
        remove_folder();
    }
    params_close(&ps);
    tape_reset();
}

CHECK_MAIN("02 params")
