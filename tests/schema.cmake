# The native files that the project ships, against their JSON Schemas. Debian's Python, since Debian's
# python3-jsonschema is its library.
add_test(NAME assets/schema COMMAND /usr/bin/python3 ${CMAKE_CURRENT_SOURCE_DIR}/schema_check.py ${CMAKE_SOURCE_DIR})
set_tests_properties(assets/schema PROPERTIES SKIP_RETURN_CODE 77)
