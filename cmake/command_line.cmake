# SPDX-License-Identifier: GPL-3.0-or-later
# udklip_command_line_files(PROGRAM): its manual pages, English and Danish, and shell completions,
# which the program prints from its table of options, below share/ in the build and where the system
# looks for them. The language is not that of who builds.
function(udklip_command_line_files program)
  set(shares
    man "man/man1/${program}.1"
    man "man/da/man1/${program}.1"
    complete-bash "bash-completion/completions/${program}"
    complete-zsh "zsh/site-functions/_${program}"
    complete-fish "fish/vendor_completions.d/${program}.fish")
  set(outputs "")
  while(shares)
    list(POP_FRONT shares what share)
    set(output ${PROJECT_BINARY_DIR}/share/${share})
    set(language LC_ALL=C)
    set(man_folder ${CMAKE_INSTALL_MANDIR}/man1)
    if(share MATCHES "/da/")
      set(language LC_ALL=C.UTF-8 LANGUAGE=da)
      set(man_folder ${CMAKE_INSTALL_MANDIR}/da/man1)
    endif()
    get_filename_component(folder ${output} DIRECTORY)
    file(MAKE_DIRECTORY ${folder})
    add_custom_command(OUTPUT ${output}
      COMMAND ${CMAKE_COMMAND} -E env ${language} $<TARGET_FILE:${program}> --generate ${what} > ${output}
      DEPENDS ${program} COMMENT "Making ${share}" VERBATIM)
    list(APPEND outputs ${output})
    if(what STREQUAL "man")
      install(FILES ${output} DESTINATION ${man_folder})
    else()
      get_filename_component(folder ${share} DIRECTORY)
      install(FILES ${output} DESTINATION ${CMAKE_INSTALL_DATADIR}/${folder})
    endif()
  endwhile()
  add_custom_target(${program}-files ALL DEPENDS ${outputs})
endfunction()
