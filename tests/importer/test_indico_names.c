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
    {"ZUR NEDDEN, Martin", "Martin zur Nedden"},
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
    {"Prof. Dr. LIN, Simon C.", "Simon C. Lin"},
    {"Dr. Ada Example", "Ada Example"},
    {"Drake, Nick", "Nick Drake"},
    {"Ada Example", "Ada Example"},
    {"NVIDIA", "NVIDIA"},
    {"McGregor, Ewan", "Ewan McGregor"},
    {"Vilvaraj,,  T J Vivek", "T J Vivek Vilvaraj"},
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
    CHECK_STR(indico_name_of(&arena, " T J Vivek", "Vilvaraj,"), "T J Vivek Vilvaraj");
    CHECK_STR(indico_name_of(&arena, "Ada", NULL), "Ada");
    CHECK_STR(indico_name_of(&arena, NULL, "DE LOVELACE"), "de Lovelace");
    CHECK_STR(indico_name_of(&arena, NULL, NULL), "");
    CHECK_STR(indico_name(&arena, NULL), "");
    arena_finish(&arena);
    return check_done();
}
