# The tool from outside: see tool/cli_test.py.
find_program(PYTHON3 NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
foreach(part tool schedules)
    add_test(NAME cli/${part} COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/tool/cli_test.py ${part}
             $<TARGET_FILE:nownext> ${CMAKE_SOURCE_DIR})
    set_tests_properties(cli/${part} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600)
endforeach()
# The desk's commands: see tool/live_test.py.
add_test(NAME cli/live COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/tool/live_test.py $<TARGET_FILE:nownext>
         ${CMAKE_SOURCE_DIR})
set_tests_properties(cli/live PROPERTIES TIMEOUT 600)
# Completion in shells: see tool/completion_test.py.
add_test(NAME cli/completion COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/tool/completion_test.py
         $<TARGET_FILE:nownext> ${CMAKE_SOURCE_DIR})
set_tests_properties(cli/completion PROPERTIES TIMEOUT 300)
# Calendars, read by another route: see importer/calendar_reading.py.
foreach(part own real)
    add_test(NAME importer/calendar_reading_${part} COMMAND ${PYTHON3}
             ${CMAKE_CURRENT_SOURCE_DIR}/importer/calendar_reading.py ${part} $<TARGET_FILE:nownext> ${CMAKE_SOURCE_DIR})
    set_tests_properties(importer/calendar_reading_${part} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600)
endforeach()
# The worst of calendars: see importer/calendar_worst.py.
add_test(NAME importer/calendar_worst COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/importer/calendar_worst.py
         $<TARGET_FILE:nownext>)
set_tests_properties(importer/calendar_worst PROPERTIES TIMEOUT 1200)
# Imported programs against a reading by another route: see independent_schedules.py.
add_test(NAME cli/independent_schedules COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/independent_schedules.py
         $<TARGET_FILE:nownext> ${CMAKE_SOURCE_DIR})
set_tests_properties(cli/independent_schedules PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600)
# Its window, on a virtual display: see tool/window_test.py.
add_test(NAME cli/window COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/tool/window_test.py $<TARGET_FILE:nownext>
         ${CMAKE_SOURCE_DIR})
set_tests_properties(cli/window PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600)
# A day rehearsed in it: see tool/window_rehearse_test.py.
add_test(NAME cli/window_rehearse COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/tool/window_rehearse_test.py
         $<TARGET_FILE:nownext> ${CMAKE_SOURCE_DIR})
set_tests_properties(cli/window_rehearse PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600)
# Type that always fits, over real programs: see tool/preflight_real_test.py.
add_test(NAME cli/preflight_real COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/tool/preflight_real_test.py
         $<TARGET_FILE:nownext> ${CMAKE_SOURCE_DIR})
set_tests_properties(cli/preflight_real PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 3600)
# QR codes, read back from pictures: see tool/qr_test.py.
add_test(NAME cli/qr COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/tool/qr_test.py $<TARGET_FILE:nownext>
         ${CMAKE_SOURCE_DIR})
set_tests_properties(cli/qr PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600)
# As it is installed, and its manuals: see tool/installed_test.py.
foreach(part tree manuals)
    add_test(NAME installed/${part} COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/tool/installed_test.py ${part}
             ${CMAKE_COMMAND} ${CMAKE_BINARY_DIR} ${CMAKE_SOURCE_DIR})
    set_tests_properties(installed/${part} PROPERTIES TIMEOUT 600)
endforeach()
# Whose word counts, with the programs started again between every two steps: see display/precedence_test.py.
add_test(NAME cli/precedence COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/display/precedence_test.py
         $<TARGET_FILE:nownext-setup> $<TARGET_FILE:nownext-display> ${CMAKE_SOURCE_DIR})
set_tests_properties(cli/precedence PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600)

# What the appliance tells of its troubles: see display/log_test.py.
add_test(NAME cli/log COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/display/log_test.py $<TARGET_FILE:nownext-display>
         ${CMAKE_SOURCE_DIR})
set_tests_properties(cli/log PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 120)
# A real feed's day, inferred by another route: see changes/infer_day.py.
add_test(NAME changes/infer_day COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/changes/infer_day.py $<TARGET_FILE:nownext>
         ${CMAKE_SOURCE_DIR})
set_tests_properties(changes/infer_day PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 1200)
# Keys and signatures against minisign's own program: see signing/minisign_test.py.
foreach(part signatures password)
    add_test(NAME cli/minisign_${part} COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/signing/minisign_test.py ${part}
             $<TARGET_FILE:nownext>)
    set_tests_properties(cli/minisign_${part} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600)
endforeach()
# The desk's pages in a browser: see desk_page/browser_test.py.
add_test(NAME desk_page/browser COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/desk_page/browser_test.py
         $<TARGET_FILE:nownext> ${CMAKE_SOURCE_DIR})
add_test(NAME desk_page/browser_alarm COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/desk_page/browser_alarm_test.py
         $<TARGET_FILE:nownext> ${CMAKE_SOURCE_DIR})
set_tests_properties(desk_page/browser desk_page/browser_alarm PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600)


# A display without a panel: see display/headless_test.py.
add_test(NAME cli/headless COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/display/headless_test.py
         ${CMAKE_RUNTIME_OUTPUT_DIRECTORY} ${CMAKE_SOURCE_DIR})
set_tests_properties(cli/headless PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 120)

# Agents, displays without panels and real servers: what goes wrong between them (agent/faults_test.py), and kill -9 of
# each at any moment (agent/kill_test.py; 200 moments with --full). A real feed's day (agent/day_real_test.py).
foreach(part faults kill day_real)
    add_test(NAME agent/${part} COMMAND ${PYTHON3} ${CMAKE_CURRENT_SOURCE_DIR}/agent/${part}_test.py
             ${CMAKE_RUNTIME_OUTPUT_DIRECTORY} ${CMAKE_SOURCE_DIR})
    set_tests_properties(agent/${part} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600)
endforeach()
