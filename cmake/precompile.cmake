# SPDX-License-Identifier: GPL-3.0-or-later
# udklip_precompile(TARGET HEADER...): parse these headers once for the whole target.
# udklip_precompile_like(TARGET OTHER): take what was parsed for another target; both must be compiled
# with the same options, and with the same definitions as far as these headers look at them.
#
# No file may rely on it: the tree builds with -DUDKLIP_PRECOMPILE=OFF too, and does so by itself under
# a compiler cache, for which a file that uses a precompiled header is opaque.
option(UDKLIP_PRECOMPILE "Precompile headers where no compiler cache is used" ON)

function(udklip_precompile target)
  if(UDKLIP_PRECOMPILE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    target_precompile_headers(${target} PRIVATE ${ARGN})
  endif()
endfunction()

function(udklip_precompile_like target other)
  if(UDKLIP_PRECOMPILE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    target_precompile_headers(${target} REUSE_FROM ${other})
    # A library's own flags may define what the other target did not (gmime's _LARGEFILE64_SOURCE):
    # that target reads the headers as text then, which is no reason for -Werror.
    set_target_properties(${target} PROPERTIES PCH_WARN_INVALID OFF)
  endif()
endfunction()
