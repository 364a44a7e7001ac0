# SPDX-License-Identifier: GPL-3.0-or-later
# udklip_precompile(TARGET HEADER...): parse these system headers once for the whole target. They are
# the dear ones that most of its files include (docs/design.md, "What compiling costs"). No file may
# rely on it: the tree builds with -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON too, and it does so by itself
# under a compiler cache, which knows more of a file than that it uses a precompiled header.
option(UDKLIP_PRECOMPILE "Precompile headers where no compiler cache is used" ON)

function(udklip_precompile target)
  if(UDKLIP_PRECOMPILE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    target_precompile_headers(${target} PRIVATE ${ARGN})
  endif()
endfunction()
