# SPDX-License-Identifier: GPL-3.0-or-later
# udklip_embed_words(TARGET ROOM FILE NAME): compile the words of a data file (one a line, # comments)
# into TARGET as `extern const std::span<const std::string_view> udklip::ROOM::data::NAME`. A line
# must hold none of CMake's own signs: ; [ ] and the backslash.
function(udklip_embed_words target room file name)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(STRINGS ${file} lines ENCODING UTF-8)
  set(entries "")
  foreach(line IN LISTS lines)
    if(NOT line MATCHES "^#" AND NOT line STREQUAL "")
      string(APPEND entries "    \"${line}\",\n")
    endif()
  endforeach()
  set(UDKLIP_EMBED_ROOM ${room})
  set(UDKLIP_EMBED_NAME ${name})
  set(UDKLIP_EMBED_ENTRIES "${entries}")
  configure_file(${PROJECT_SOURCE_DIR}/cmake/embed.cpp.in ${CMAKE_CURRENT_BINARY_DIR}/${name}_data.cpp @ONLY)
  target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${name}_data.cpp)
endfunction()
