# SPDX-License-Identifier: GPL-3.0-or-later
# What makes faults in a release build harder to exploit: checked library calls, stack protection,
# position independence, read-only relocations. The programs read files that others wrote.
option(UDKLIP_HARDENING "Harden release builds" ON)

include(CheckPIESupported)
check_pie_supported(LANGUAGES CXX)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
if(UDKLIP_HARDENING AND NOT UDKLIP_SANITIZE)
  target_compile_options(udklip_build INTERFACE
    -fstack-protector-strong -fstack-clash-protection
    $<$<STREQUAL:${CMAKE_SYSTEM_PROCESSOR},x86_64>:-fcf-protection>
    $<$<CONFIG:Release>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>)
  target_link_options(udklip_build INTERFACE LINKER:-z,relro LINKER:-z,now)
endif()
