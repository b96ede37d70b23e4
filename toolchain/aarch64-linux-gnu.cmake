# Builds for arm64 with Debian's cross compiler and the libraries that toolchain/sysroot has fetched. Tests run under
# qemu-user, with the machine's own fonts.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(NOWNEXT_TRIPLET aarch64-linux-gnu)
get_filename_component(CMAKE_SYSROOT ${CMAKE_CURRENT_LIST_DIR}/../build/sysroot-arm64 ABSOLUTE)
if(NOT EXISTS ${CMAKE_SYSROOT}/made-of)
    message(FATAL_ERROR "There are no libraries for arm64 under ${CMAKE_SYSROOT}: toolchain/sysroot fetches them.")
endif()

set(CMAKE_C_COMPILER ${NOWNEXT_TRIPLET}-gcc)
set(CMAKE_LIBRARY_ARCHITECTURE ${NOWNEXT_TRIPLET})
foreach(folder usr/lib/${NOWNEXT_TRIPLET} lib/${NOWNEXT_TRIPLET} usr/lib/${NOWNEXT_TRIPLET}/pulseaudio)
    string(APPEND CMAKE_EXE_LINKER_FLAGS_INIT " -Wl,-rpath-link,${CMAKE_SYSROOT}/${folder}")
endforeach()

set(CMAKE_FIND_ROOT_PATH ${CMAKE_SYSROOT})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(ENV{PKG_CONFIG_SYSROOT_DIR} ${CMAKE_SYSROOT})
set(ENV{PKG_CONFIG_LIBDIR} ${CMAKE_SYSROOT}/usr/lib/${NOWNEXT_TRIPLET}/pkgconfig:${CMAKE_SYSROOT}/usr/share/pkgconfig)

set(CMAKE_CROSSCOMPILING_EMULATOR qemu-aarch64-static -L ${CMAKE_SYSROOT})
