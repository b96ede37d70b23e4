# The tool from outside: see app/cli_test.py.
find_program(PYTHON3 NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
foreach(part tool schedules)
    add_test(NAME cli/${part} COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/app/cli_test.py ${part}
             $<TARGET_FILE:nownext> ${CMAKE_SOURCE_DIR})
    set_tests_properties(cli/${part} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600)
endforeach()
# Its window, on a virtual display: see app/window_test.py.
add_test(NAME cli/window COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/app/window_test.py $<TARGET_FILE:nownext>
         ${CMAKE_SOURCE_DIR})
set_tests_properties(cli/window PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600)
# Type that always fits, over real programs: see app/preflight_real_test.py.
add_test(NAME cli/preflight_real COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/app/preflight_real_test.py
         $<TARGET_FILE:nownext> ${CMAKE_SOURCE_DIR})
set_tests_properties(cli/preflight_real PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 3600)
# QR codes, read back from pictures: see app/qr_test.py.
add_test(NAME cli/qr COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/app/qr_test.py $<TARGET_FILE:nownext>
         ${CMAKE_SOURCE_DIR})
set_tests_properties(cli/qr PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600)
# As it is installed, and its manuals: see app/installed_test.py.
foreach(part tree manuals)
    add_test(NAME installed/${part} COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/app/installed_test.py ${part}
             ${CMAKE_COMMAND} ${CMAKE_BINARY_DIR} ${CMAKE_SOURCE_DIR})
    set_tests_properties(installed/${part} PROPERTIES TIMEOUT 600)
endforeach()
