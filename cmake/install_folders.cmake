# SPDX-License-Identifier: GPL-3.0-or-later
# The folders that an installation makes are for everybody, whatever the umask of whoever installs.
# CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS does not do it: CMake makes a folder with these rights
# less the umask (docs/surprises.md). So the folders that are missing are remembered before anything
# is installed, and opened at the end; those that were there keep their rights.
#
# Include it before the first install(); call udklip_open_installed_folders() after the last.
set(udklip_installed_folders
  ${CMAKE_INSTALL_BINDIR} ${CMAKE_INSTALL_LIBEXECDIR}/udklip ${CMAKE_INSTALL_DATADIR}/udklip ${CMAKE_INSTALL_MANDIR}/man1
  ${CMAKE_INSTALL_MANDIR}/man7
  ${CMAKE_INSTALL_MANDIR}/da ${CMAKE_INSTALL_MANDIR}/da/man1 ${CMAKE_INSTALL_MANDIR}/da/man7
  ${CMAKE_INSTALL_DOCDIR} lib/systemd/user
  ${CMAKE_INSTALL_DATADIR}/bash-completion/completions ${CMAKE_INSTALL_DATADIR}/zsh/site-functions
  ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(CODE "
  set(udklip_missing_folders)
  foreach(folder IN ITEMS ${udklip_installed_folders})
    while(NOT folder STREQUAL \"\" AND NOT EXISTS \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/\${folder}\")
      list(APPEND udklip_missing_folders \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/\${folder}\")
      cmake_path(GET folder PARENT_PATH folder)
    endwhile()
  endforeach()")

function(udklip_open_installed_folders)
  install(CODE "
    foreach(folder IN LISTS udklip_missing_folders)
      if(EXISTS \"\${folder}\")
        file(CHMOD \"\${folder}\" PERMISSIONS
          OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
      endif()
    endforeach()")
endfunction()
