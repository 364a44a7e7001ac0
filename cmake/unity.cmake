# SPDX-License-Identifier: GPL-3.0-or-later
# The files of each folder of a library are compiled as one unit, so that the headers of others are
# read once a folder: less than half of the time that the files take one by one.
#
# So the names in the unnamed namespaces of a folder must differ. And no file may rely on what another
# one includes: a compiler cache, which gains more by small units, debug and sanitizer builds and
# -DUDKLIP_UNITY=OFF take the files one by one.
option(UDKLIP_UNITY "Compile each folder as one unit where no compiler cache is used" ON)

# udklip_unite_folders(TARGET): for a target that has all its files.
function(udklip_unite_folders target)
  if(NOT UDKLIP_UNITY OR CMAKE_CXX_COMPILER_LAUNCHER OR NOT CMAKE_BUILD_TYPE STREQUAL "Release")
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  # What a file keeps to itself looks to GCC like part of a header that the unit includes.
  target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
  get_target_property(sources ${target} SOURCES)
  get_target_property(room ${target} SOURCE_DIR)
  foreach(source IN LISTS sources)
    cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${room})
    cmake_path(GET source PARENT_PATH folder)
    cmake_path(RELATIVE_PATH folder BASE_DIRECTORY ${PROJECT_SOURCE_DIR})
    string(MAKE_C_IDENTIFIER ${folder} group)
    set_source_files_properties(${source} TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP ${group})
  endforeach()
endfunction()
