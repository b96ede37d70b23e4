#include "base/arena.h"
#include "check.h"
#include "importer/indico.h"

static const struct {
    const char *given, *expected;
} rows[] = {
    {"STULTZ, John", "John Stultz"},
    {"Peres, Martin", "Martin Peres"},
    {"ALMEIDA FILHO, Wedson", "Wedson Almeida Filho"},
    {"BRISTOT DE OLIVEIRA, Daniel", "Daniel Bristot de Oliveira"},
    {"CARVALHO DE MELO, Arnaldo", "Arnaldo Carvalho de Melo"},
    {"DE LA CRUZ, Ana", "Ana de la Cruz"},
    {"VAN DER BERG, Jan", "Jan van der Berg"},
    {"LE GOFF, Anne", "Anne Le Goff"},
    {"DI MARCO, Luca", "Luca Di Marco"},
    {"ZUR LINDEN, Max", "Max zur Linden"},
    {"MCKENNEY, Paul", "Paul McKenney"},
    {"MCDO, Tim", "Tim Mcdo"},
    {"O'BRIEN-SMITH, Sinéad", "Sinéad O'Brien-Smith"},
    {"ÖZTÜRK, Ayşe", "Ayşe Öztürk"},
    {"ŁUBA, Łukasz", "Łukasz Łuba"},
    {"ΠΑΠΑΔΟΠΟΥΛΟΥ, Ελένη", "Ελένη Παπαδοπουλου"},
    {"ИВАНОВ, Пётр", "Пётр Иванов"},
    {"GROß, Anna", "Anna Groß"},
    {"SMITH III, John", "John Smith III"},
    {"LI, X", "X Li"},
    {"Y, Xi", "Xi Y"},
    {"Mr. WILCOX, Matthew", "Matthew Wilcox"},
    {"Prof. Dr. LIM, Sam C.", "Sam C. Lim"},
    {"Dr. Ada Example", "Ada Example"},
    {"Duck, Ned", "Ned Duck"},
    {"Ada Example", "Ada Example"},
    {"NVIDIA", "NVIDIA"},
    {"McExample, Ewan", "Ewan McExample"},
    {"Example,,  A B Cee", "A B Cee Example"},
    {"ROSTEDT,", "ROSTEDT"},
    {", Ada", "Ada"},
    {"山田, 太郎", "太郎 山田"},
    {"  ", ""},
    {"", ""},
};

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].given);
        CHECK_STR(indico_name(&arena, rows[i].given), rows[i].expected);
    }
    check_row("in two members");
    CHECK_STR(indico_name_of(&arena, " A B Cee", "Example,"), "A B Cee Example");
    CHECK_STR(indico_name_of(&arena, "Ada", NULL), "Ada");
    CHECK_STR(indico_name_of(&arena, NULL, "DE LOVELACE"), "de Lovelace");
    CHECK_STR(indico_name_of(&arena, NULL, NULL), "");
    CHECK_STR(indico_name(&arena, NULL), "");
    arena_finish(&arena);
    return check_done();
}
