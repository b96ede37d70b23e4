# The tool from outside: see app/cli_test.py.
find_program(PYTHON3 NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
foreach(part tool schedules)
    add_test(NAME cli/${part} COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/app/cli_test.py ${part}
             $<TARGET_FILE:nownext> ${CMAKE_SOURCE_DIR})
    set_tests_properties(cli/${part} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600)
endforeach()
