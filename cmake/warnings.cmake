# SPDX-License-Identifier: GPL-3.0-or-later
# One interface target that every target of the project links: include root, warnings, sanitizers.
add_library(udklip_build INTERFACE)
target_include_directories(udklip_build INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(udklip_build INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow $<$<BOOL:${UDKLIP_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 sees overlaps in std::string operator+ that are not there (GCC bug 105329).
  target_compile_options(udklip_build INTERFACE -Wno-restrict)
endif()
if(UDKLIP_SANITIZE)
  target_compile_options(udklip_build INTERFACE
    -fsanitize=${UDKLIP_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all
    # GCC sees uninitialised values that are not there once sanitizers have rewritten the code.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_link_options(udklip_build INTERFACE -fsanitize=${UDKLIP_SANITIZE})
endif()

# udklip_library(NAME SOURCES...): a room's library, udklip::NAME. Its folders may add to it.
function(udklip_library name)
  add_library(udklip_${name} STATIC ${ARGN})
  add_library(udklip::${name} ALIAS udklip_${name})
  target_link_libraries(udklip_${name} PUBLIC udklip_build)
  cmake_language(EVAL CODE
    "cmake_language(DEFER DIRECTORY [[${PROJECT_SOURCE_DIR}]] CALL udklip_unite_folders udklip_${name})")
endfunction()
