# xingji_folder(NAME [MAY_INCLUDE...]): one static library per folder of src/, so that a folder that
# includes what it may not fails to compile: its include path holds itself and the folders it names,
# not those that they name in turn. Unit tests (*_test.cpp) beside the code become one test binary per
# folder, with the same include path.
#
# xingji_may_include(TARGET FOLDER...): gives another program these folders.
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

# Each folder of src/ has a folder of its own in the build that holds nothing but a link to it.
set(XINGJI_INCLUDE ${CMAKE_BINARY_DIR}/include)

function(xingji_may_include TARGET)
  foreach(folder ${ARGN})
    target_include_directories(${TARGET} PRIVATE ${XINGJI_INCLUDE}/${folder})
    target_link_libraries(${TARGET} PRIVATE xingji_${folder})
  endforeach()
endfunction()

function(xingji_folder NAME)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${NAME}/*.cpp)
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "(_test|/main)\\.cpp$")
  file(MAKE_DIRECTORY ${XINGJI_INCLUDE}/${NAME})
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/src/${NAME} ${XINGJI_INCLUDE}/${NAME}/${NAME} SYMBOLIC)
  add_library(xingji_${NAME} STATIC ${sources})
  target_compile_options(xingji_${NAME} PRIVATE ${XINGJI_WARNINGS})
  target_include_directories(xingji_${NAME} PRIVATE ${XINGJI_INCLUDE}/${NAME})
  xingji_may_include(xingji_${NAME} ${ARGN})
  if(tests)
    xingji_test(${NAME} ${tests})
    xingji_may_include(${NAME}_test ${NAME} ${ARGN})
  endif()
endfunction()
