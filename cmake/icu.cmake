# SPDX-License-Identifier: GPL-3.0-or-later
# udklip::icu, which everything that needs ICU links. A program that is started for every question
# has ICU linked in: finding and relocating three shared libraries took a seventh of a question's
# time (docs/evaluation.md). Programs that run for long, and tests, use the shared ones, as do
# all with -DUDKLIP_STATIC_ICU=OFF: then ICU is mended by an upgrade of the system alone.
#
#     udklip_link_icu_statically(udklip-search)

add_library(udklip_icu_static INTERFACE)
add_library(udklip_icu INTERFACE)
add_library(udklip::icu ALIAS udklip_icu)
# The property is that of the program which is linked in the end.
target_link_libraries(udklip_icu INTERFACE
  "$<IF:$<BOOL:$<TARGET_PROPERTY:UDKLIP_LINKS_STATIC_ICU>>,udklip_icu_static,ICU::i18n;ICU::uc>")

set(udklip_icu_archives)
if(UDKLIP_STATIC_ICU AND NOT UDKLIP_SANITIZE)
  cmake_path(GET ICU_UC_LIBRARY PARENT_PATH udklip_icu_folder)
  foreach(name IN ITEMS i18n uc data)  # each needs the next
    find_library(UDKLIP_ICU_${name}_ARCHIVE libicu${name}.a HINTS ${udklip_icu_folder})
    mark_as_advanced(UDKLIP_ICU_${name}_ARCHIVE)
    list(APPEND udklip_icu_archives ${UDKLIP_ICU_${name}_ARCHIVE})
  endforeach()
  if(udklip_icu_archives MATCHES "NOTFOUND")
    message(STATUS "ICU has no archives here: udklip-search links the shared libraries")
    set(udklip_icu_archives)
  endif()
endif()
target_link_libraries(udklip_icu_static INTERFACE ${udklip_icu_archives} ${CMAKE_DL_LIBS} Threads::Threads)
target_include_directories(udklip_icu_static SYSTEM INTERFACE ${ICU_INCLUDE_DIRS})
target_link_options(udklip_icu_static INTERFACE LINKER:--gc-sections)

function(udklip_link_icu_statically target)
  if(udklip_icu_archives)
    set_target_properties(${target} PROPERTIES UDKLIP_LINKS_STATIC_ICU ON)
  endif()
endfunction()
