# The rules of the house, as tests: see rules.py.
find_program(PYTHON3 NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
foreach(library CJSON EXPAT SDL2 SDL2_TTF SDL2_IMAGE FONTCONFIG LIBDRM)
    list(APPEND RULES_FLAGS ${${library}_CFLAGS})
endforeach()
list(REMOVE_DUPLICATES RULES_FLAGS)
set(RULES ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/rules.py)
add_test(NAME rules/layers COMMAND ${RULES} layers ${CMAKE_SOURCE_DIR})
add_test(NAME rules/symbols COMMAND ${RULES} symbols ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR})
add_test(NAME rules/names COMMAND ${RULES} names ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR})
add_test(NAME rules/links COMMAND ${RULES} links ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR})
add_test(NAME rules/circles COMMAND ${RULES} circles ${CMAKE_SOURCE_DIR})
add_test(NAME rules/headers COMMAND ${RULES} headers ${CMAKE_SOURCE_DIR} ${CMAKE_C_COMPILER} ${RULES_FLAGS})
add_test(NAME rules/mirror COMMAND ${RULES} mirror ${CMAKE_SOURCE_DIR})
add_test(NAME rules/breach COMMAND ${RULES} breach ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR} ${CMAKE_C_COMPILER} ${RULES_FLAGS})

# How the code is laid out, and what linters say of it.
add_test(NAME rules/format COMMAND ${CMAKE_SOURCE_DIR}/toolchain/format --check)
add_test(NAME rules/lint COMMAND ${CMAKE_SOURCE_DIR}/toolchain/lint ${CMAKE_BINARY_DIR})
set_tests_properties(rules/lint PROPERTIES TIMEOUT 1200)

# How the programs are built: those of the release, which toolchain/test builds beside these tests.
set(RELEASE ${CMAKE_SOURCE_DIR}/build/release/bin)
add_test(NAME rules/hardened COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/hardened_test.py ${RELEASE}/nownext
         ${RELEASE}/nownext-display ${RELEASE}/nownext-setup ${RELEASE}/nownext-agent ${RELEASE}/nownext-merge)
set_tests_properties(rules/hardened PROPERTIES SKIP_RETURN_CODE 77)
add_test(NAME rules/hardened_breach COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/hardened_test.py --breach ${CMAKE_C_COMPILER})
