// What a person at a terminal sees beside the output: problems on stderr, a progress bar, colours.
// In a pipe there is neither bar nor colour.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/language.h"
#include "base/result.h"

namespace xingji {

bool is_terminal_out();    // stdout
bool is_terminal_error();  // stderr

/// Prints every problem on a line of its own to stderr, in the language of the reader.
void tell(const Problems& problems, Language language);
void tell(std::string_view message);

/// How many columns the terminal has that stdout is; 0: it is none, or does not say.
std::size_t columns_out();

/// Prints a text for people to stdout; what a terminal would obey in it is spelled out, and on a
/// terminal no line is wider than it.
void print(std::string_view text);

/// Flushes std::cout. False: not all of the output could be written, and it was told.
bool finish_output(Language language);

/// A bar on stderr while something long goes on; nothing in a pipe. Disappears when it ends.
class Progress {
 public:
  explicit Progress(std::string what);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Says what goes on while nobody knows how much of it is done.
  void begin();
  /// The share done so far, 0 to 1. Redraws only when the bar changes.
  void show(double share);
  /// Takes the bar away, so that something can be told.
  void clear();

 private:
  std::string what_;
  int shown_percent_ = -1;
};

}  // namespace xingji
