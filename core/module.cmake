# The one place where flags live, and the one way to declare a core module.

# Warnings, Qt hygiene and sanitizers: every target of ours links this and nothing sets CMAKE_CXX_FLAGS.
add_library(steward_options INTERFACE)
target_compile_options(steward_options INTERFACE
    -Wall -Wextra -Wpedantic -Woverloaded-virtual -Wnon-virtual-dtor $<$<BOOL:${STEWARD_WERROR}>:-Werror>
    # QCoro turns coroutines on as Clang knew them before C++20.
    $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-experimental-coroutine>)
if(STEWARD_WERROR)
    # GCC 12 follows optimised code into overflows, unset members and dangling pointers that are not there (GCC bugs 105329, 105651,
    # 80635, 104475): those may warn, not fail.
    set(doubtful restrict stringop-overflow stringop-overread maybe-uninitialized array-bounds dangling-pointer free-nonheap-object
        mismatched-new-delete)
    list(TRANSFORM doubtful PREPEND -Wno-error=)
    target_compile_options(steward_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:${doubtful}>)
endif()
target_compile_definitions(steward_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_FOREACH QT_USE_QSTRINGBUILDER
    QT_NO_CONTEXTLESS_CONNECT STEWARD_VERSION="${PROJECT_VERSION}")
if(STEWARD_SANITIZE)
    target_compile_options(steward_options INTERFACE -fsanitize=${STEWARD_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(steward_options INTERFACE -fsanitize=${STEWARD_SANITIZE})
endif()

# steward_module(NAME SOURCES ... HEADERS ... DEPENDS other modules LIBRARIES outside libraries)
# makes the static library steward_NAME. DEPENDS is the whole list of modules that its files may include
# (tests/architecture holds the same list against the includes).
function(steward_module name)
    cmake_parse_arguments(arg "" "" "SOURCES;HEADERS;DEPENDS;LIBRARIES" ${ARGN})
    set(target steward_${name})
    if(arg_SOURCES)
        add_library(${target} STATIC ${arg_SOURCES})
        set(scope PUBLIC)
        target_link_libraries(${target} PRIVATE steward_options)
    else()
        add_library(${target} INTERFACE)
        set(scope INTERFACE)
    endif()
    target_sources(${target} ${scope} FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/core FILES ${arg_HEADERS})
    target_include_directories(${target} ${scope} ${PROJECT_SOURCE_DIR}/core)
    set(modules ${arg_DEPENDS})
    list(TRANSFORM modules PREPEND steward_)
    target_link_libraries(${target} ${scope} ${modules} ${arg_LIBRARIES})
    set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
    if(arg_SOURCES)
        target_precompile_headers(${target} PRIVATE ${PROJECT_SOURCE_DIR}/core/precompiled.h)
    endif()
endfunction()
