# What is installed (cmake --install), and the Debian package made of it: see toolchain/package.
include(GNUInstallDirs)

install(TARGETS ${NOWNEXT_PROGRAMS} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${CMAKE_SOURCE_DIR}/assets/emergency ${CMAKE_SOURCE_DIR}/assets/programs
    ${CMAKE_SOURCE_DIR}/assets/samples ${CMAKE_SOURCE_DIR}/assets/schema
    ${CMAKE_SOURCE_DIR}/assets/themes ${CMAKE_SOURCE_DIR}/assets/words DESTINATION ${CMAKE_INSTALL_DATADIR}/nownext)
install(FILES ${CMAKE_SOURCE_DIR}/assets/moments.txt DESTINATION ${CMAKE_INSTALL_DATADIR}/nownext)

# Completion in shells, where Debian's bash, zsh and fish look for it.
set(completion ${CMAKE_SOURCE_DIR}/assets/completion)
install(FILES ${completion}/nownext.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME nownext)
install(FILES ${completion}/_nownext DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${completion}/nownext.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

# Manuals, and the package's own files, as Debian wants them: packed, without a time in them.
function(nownext_packed source name folder)
    set(packed ${CMAKE_BINARY_DIR}/packed/${name}.gz)
    add_custom_command(OUTPUT ${packed} DEPENDS ${source} VERBATIM
        COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/packed
        COMMAND sh -c "gzip -9 -n < '${source}' > '${packed}'")
    set_property(GLOBAL APPEND PROPERTY NOWNEXT_PACKED ${packed})
    install(FILES ${packed} DESTINATION ${folder} ${ARGN})
endfunction()

file(GLOB manuals CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/man/*.[1-8])
foreach(manual ${manuals})
    get_filename_component(name ${manual} NAME)
    string(REGEX REPLACE ".*\\." "" section ${name})
    nownext_packed(${manual} ${name} ${CMAKE_INSTALL_MANDIR}/man${section})
endforeach()
nownext_packed(${CMAKE_CURRENT_LIST_DIR}/debian/changelog changelog ${CMAKE_INSTALL_DATADIR}/doc/nownext)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/debian/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/nownext)

# A display's services, for whoever enables them.
set(units ${CMAKE_SOURCE_DIR}/board/units)
if(EXISTS ${units})
    install(FILES ${units}/nownext-display.service ${units}/nownext-agent.service ${units}/nownext-setup.service ${units}/nownext-setup.path
        DESTINATION lib/systemd/system)
    install(FILES ${units}/70-nownext.rules DESTINATION lib/udev/rules.d)
    install(FILES ${units}/nownext.sysusers DESTINATION lib/sysusers.d RENAME nownext.conf)
    install(FILES ${units}/nownext.tmpfiles DESTINATION lib/tmpfiles.d RENAME nownext.conf)
    set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/debian/postinst)
endif()

get_property(packed GLOBAL PROPERTY NOWNEXT_PACKED)
add_custom_target(packed ALL DEPENDS ${packed})
add_custom_target(shipped DEPENDS ${NOWNEXT_PROGRAMS} packed) # all that is installed, and no tests

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME nownext)
set(CPACK_PACKAGE_CONTACT "The nownext authors <nownext@nownext.example>")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-dejavu-core, fonts-noto-cjk, fonts-noto-color-emoji, hyphen-de, hyphen-en-us")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "screens of a conference: what is on now and what is next")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "\
nownext loads the program that a conference publishes (frab, pretalx, Indico)
and shows, room by room, what is on now and what is next: at a room's door, in
the hallway, and on a desk in a simulator, which proves every screen of the
event before its doors open.

nownext-display drives the panels of a board by the kernel's mode setting,
without X, a browser or a network. It is installed, but not enabled.")
include(CPack)
