#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>

#include "base/fold.h"
#include "base/text.h"
#include "messages/messages.h"

namespace xingji {
namespace {

constexpr int bar_columns = 30;
constexpr std::string_view clear_line = "\r\033[K";

void put(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

}  // namespace

bool is_terminal_out() { return isatty(STDOUT_FILENO) == 1; }
bool is_terminal_error() { return isatty(STDERR_FILENO) == 1; }

void tell(std::string_view message) { put(visible_lines(message) + '\n'); }

void tell(const Problems& problems, Language language) {
  const bool coloured = is_terminal_error();
  for (const Problem& problem : problems) {
    const std::string_view colour = problem.is_warning ? "\033[33m" : "\033[31m";
    const std::string text = to_text(problem, language);
    put(coloured ? std::string(colour) + text + "\033[0m\n" : text + '\n');
  }
}

std::size_t columns_out() {
  struct winsize size = {};
  const bool is_told = is_terminal_out() && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
  return is_told ? size.ws_col : 0;
}

void print(std::string_view text) { std::cout << folded(visible_lines(text), columns_out()); }

bool finish_output(Language language) {
  std::cout.flush();
  if (std::cout.good()) return true;
  tell(Problems{{{}, "the output cannot be written", "is the disk full?"}}, language);
  return false;
}

Progress::Progress(std::string what) : what_(std::move(what)) {}

Progress::~Progress() { clear(); }

void Progress::clear() {
  if (shown_percent_ >= 0) put(clear_line);
  shown_percent_ = -1;
}

void Progress::begin() {
  if (!is_terminal_error()) return;
  shown_percent_ = 0;
  put(std::string(clear_line) + what_ + " …");
  std::fflush(stderr);
}

void Progress::show(double share) {
  if (!is_terminal_error()) return;
  const int percent = static_cast<int>(std::clamp(share, 0.0, 1.0) * 100);
  if (percent == shown_percent_) return;
  shown_percent_ = percent;
  const int full = percent * bar_columns / 100;
  std::string bar;
  for (int i = 0; i < bar_columns; ++i) bar += i < full ? "█" : "░";
  put(std::string(clear_line) + what_ + ' ' + bar + ' ' + std::to_string(percent) + '%');
  std::fflush(stderr);
}

}  // namespace xingji
