# xingji_folder(NAME [MAY_INCLUDE...]): one static library per folder of src/, so that a folder that
# includes what it may not fails to compile. Each folder is copied nowhere: its include path holds only
# the folders it names. Unit tests (*_test.cpp) beside the code become one test binary per folder.
#
# xingji_test(NAME SOURCE...): the GoogleTest program NAME_test, known to ctest as NAME. It leaves its
# results in results/NAME.xml, where ./test counts single tests.
set(XINGJI_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
                    -Wnon-virtual-dtor -Woverloaded-virtual -Werror)
# Under sanitizers the compiler sees paths that do not exist and warns of them.
option(XINGJI_WARNINGS_ARE_ERRORS "refuse code with warnings" ON)
if(NOT XINGJI_WARNINGS_ARE_ERRORS)
  list(REMOVE_ITEM XINGJI_WARNINGS -Werror)
endif()

function(xingji_test NAME)
  add_executable(${NAME}_test ${ARGN})
  target_compile_options(${NAME}_test PRIVATE ${XINGJI_WARNINGS})
  target_compile_definitions(${NAME}_test PRIVATE XINGJI_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  target_link_libraries(${NAME}_test PRIVATE GTest::gtest_main rapidcheck)
  add_test(NAME ${NAME} COMMAND ${NAME}_test)
  set_tests_properties(${NAME} PROPERTIES TIMEOUT 900
                       ENVIRONMENT GTEST_OUTPUT=xml:${CMAKE_BINARY_DIR}/results/${NAME}.xml)
endfunction()

function(xingji_include_root NAME)
  set(root ${CMAKE_BINARY_DIR}/include/${NAME})
  file(MAKE_DIRECTORY ${root})
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/src/${NAME} ${root}/${NAME} SYMBOLIC)
endfunction()

function(xingji_folder NAME)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${NAME}/*.cpp)
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "(_test|/main)\\.cpp$")
  xingji_include_root(${NAME})
  if(sources)
    add_library(xingji_${NAME} STATIC ${sources})
    set(scope PUBLIC)
    target_compile_options(xingji_${NAME} PRIVATE ${XINGJI_WARNINGS})
  else()
    add_library(xingji_${NAME} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(xingji_${NAME} ${scope} ${CMAKE_BINARY_DIR}/include/${NAME})
  foreach(lower ${ARGN})
    target_link_libraries(xingji_${NAME} ${scope} xingji_${lower})
  endforeach()
  if(tests)
    xingji_test(${NAME} ${tests})
    target_link_libraries(${NAME}_test PRIVATE xingji_${NAME})
  endif()
endfunction()
