#include "desk_page/secret.h"

#include <sys/stat.h>
#include <unistd.h>

#include "check.h"

int main(void)
{
    char folder[] = "/tmp/nownext-secret-XXXXXX", path[128];
    uint8_t secret[TOKEN_SECRET_SIZE] = {0}, again[TOKEN_SECRET_SIZE] = {0};
    struct err err = {0};
    struct stat status;
    CHECK(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/" SECRET_FILE, folder);
    CHECK(secret_load(folder, secret, &err));
    CHECK(stat(path, &status) == 0 && (status.st_mode & 0777) == 0600);
    check_row("a restart keeps it");
    CHECK(secret_load(folder, again, &err));
    CHECK(memcmp(secret, again, sizeof secret) == 0);
    check_row("removed, it is another");
    CHECK(unlink(path) == 0);
    CHECK(secret_load(folder, again, &err));
    CHECK(memcmp(secret, again, sizeof secret) != 0);
    check_row("what others can read is none");
    CHECK(chmod(path, 0640) == 0);
    CHECK(!secret_load(folder, again, &err));
    CHECK(strstr(err.text, "can be read by others") != NULL);
    check_row("too short");
    CHECK(chmod(path, 0600) == 0 && truncate(path, 31) == 0);
    err = (struct err){0};
    CHECK(!secret_load(folder, again, &err));
    CHECK(strstr(err.text, "is no secret") != NULL);
    check_row("no folder");
    unlink(path);
    CHECK(rmdir(folder) == 0); /* nothing else was left in it */
    err = (struct err){0};
    CHECK(!secret_load(folder, again, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK(secret_number() != secret_number());
    return check_done();
}
