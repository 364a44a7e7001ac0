# SPDX-License-Identifier: GPL-3.0-or-later
# udklip_cold(TARGET WHICH [EXCEPT]): files whose path matches WHICH, and not EXCEPT (regular
# expressions), read options, print an answer or keep it. No article and no question is long in them,
# so a release compiles them with -O1, in six tenths of the time that -O3 takes.
function(udklip_cold target which)
  get_target_property(sources ${target} SOURCES)
  list(FILTER sources INCLUDE REGEX "${which}")
  if(ARGN)
    list(FILTER sources EXCLUDE REGEX "${ARGN}")
  endif()
  set_source_files_properties(${sources} TARGET_DIRECTORY ${target}
    PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:Release>:-O1>")
endfunction()
