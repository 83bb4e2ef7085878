#include "base/result.h"

#include "base/text.h"

namespace xingji {

std::string to_text(const Problem& problem) {
  std::string text = problem.place.file;
  if (problem.place.line > 0) {
    text += ':' + std::to_string(problem.place.line);
    if (problem.place.column > 0) text += ':' + std::to_string(problem.place.column);
  }
  if (!text.empty()) text += ": ";
  if (problem.is_warning) text += "warning: ";
  text += problem.message;
  if (!problem.remedy.empty()) text += " (" + problem.remedy + ')';
  return visible(text);  // names of files and values of theirs may be anybody's
}

}  // namespace xingji
