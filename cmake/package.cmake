# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian package: scripts/package makes and tries it. Version and description come from
# project(), what it depends on from the programs themselves.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME udklip)
set(CPACK_PACKAGE_VENDOR "The Udklip developers")
set(CPACK_PACKAGE_CONTACT "The Udklip developers <udklip@example.org>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL OFF)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Keeps a folder of Danish articles and press releases searchable from the terminal. It knows Danish
inflection and compounds: mand finds mænd, forhandling finds økonomiforhandlinger.")
# The same sources give the same package, to the last byte, if SOURCE_DATE_EPOCH is set.
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
include(CPack)
