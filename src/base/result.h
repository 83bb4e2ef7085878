// What the world gets wrong comes back as a value: a list of problems, each with a place, what is
// wrong and how to mend it. Readers collect all problems before they give up.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/check.h"

namespace xingji {

/// A spot in a file. Lines and columns count from 1; 0 means "the file as a whole".
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
};

struct Problem {
  Place place;
  std::string message;
  std::string remedy;       // empty when there is none to give
  bool is_warning = false;  // a warning is told but does not refuse
};

using Problems = std::vector<Problem>;

/// "file:line:column: message (remedy)"; parts that are not known are left out.
std::string to_text(const Problem& problem);

/// A value, or at least one problem.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}                      // NOLINT: implicit
  Result(Problem problem) : state_(Problems{std::move(problem)}) {}  // NOLINT: implicit
  Result(Problems problems) : state_(std::move(problems)) {          // NOLINT: implicit
    CHECK(!std::get<Problems>(state_).empty());
  }

  bool ok() const { return std::holds_alternative<T>(state_); }
  T& value() {
    CHECK(ok());
    return std::get<T>(state_);
  }
  const T& value() const {
    CHECK(ok());
    return std::get<T>(state_);
  }
  const Problems& problems() const {
    CHECK(!ok());
    return std::get<Problems>(state_);
  }

 private:
  std::variant<T, Problems> state_;
};

}  // namespace xingji
