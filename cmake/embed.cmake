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

# udklip_embed_file(TARGET ROOM FILE NAME): compile the bytes of a file into TARGET as
# `extern const std::span<const unsigned char> udklip::ROOM::data::NAME`. The file may be made by
# the build.
function(udklip_embed_file target room file name)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${name}_bytes.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DFILE=${file} -DROOM=${room} -DNAME=${name} -DOUTPUT=${output}
      -P ${PROJECT_SOURCE_DIR}/cmake/embed_file.cmake
    DEPENDS ${file} ${PROJECT_SOURCE_DIR}/cmake/embed_file.cmake
    COMMENT "Embedding ${name}" VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
