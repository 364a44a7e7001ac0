# SPDX-License-Identifier: GPL-3.0-or-later
# udklip::catch, the test framework: Catch2 2 (Debian 12) or 3 (Debian 13, Ubuntu 24.04). What differs
# between the two in C++ stands in tests/unit/catch.hpp. UDKLIP_HAS_CATCH says whether it is there.
find_package(Catch2 QUIET)
set(UDKLIP_HAS_CATCH ${Catch2_FOUND})
if(UDKLIP_HAS_CATCH)
  add_library(udklip_catch INTERFACE)
  add_library(udklip::catch ALIAS udklip_catch)
  if(TARGET Catch2::Catch2WithMain)
    target_link_libraries(udklip_catch INTERFACE Catch2::Catch2WithMain)
  else()
    target_link_libraries(udklip_catch INTERFACE Catch2::Catch2)
  endif()
endif()
