@echo off
rem Starts nas4j on Windows, as bin/nas4j does elsewhere. NAS4J_JAVA_OPTS is passed to the JVM.
rem Nobody has run this file yet: docs/release.md says what else was not tried.
setlocal EnableExtensions DisableDelayedExpansion

for %%I in ("%~dp0..") do set "home=%%~fI"

rem JAVA_HOME comes first, then PATH. No block in parentheses has a path in it: a path may have parentheses, too.
set "java="
set "problem="
if not defined JAVA_HOME goto search_path
call :try_java "%JAVA_HOME%\bin\java.exe" JAVA_HOME
if defined java goto java_found
:search_path
set "on_path="
for %%I in (java.exe) do set "on_path=%%~$PATH:I"
if not defined on_path goto java_missing
call :try_java "%on_path%" PATH
if defined java goto java_found
:java_missing
if not defined problem set "problem=neither JAVA_HOME nor PATH has one"
echo nas4j: a JDK, version 17 or newer, is needed, but %problem%.>&2
exit /b 2

:java_found
rem One thread a trial: parallelism is across trials.
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=1"
rem Nothing is told to anyone. ONNX Runtime would prepare telemetry before it can be told not to.
if not defined ORT_DISABLE_TELEMETRY set "ORT_DISABLE_TELEMETRY=1"

set "flags=-XX:+UseSerialGC -Dh2.bindAddress=127.0.0.1"
if %major% GEQ 24 set "flags=%flags% --sun-misc-unsafe-memory-access=allow"
rem What is over in a moment is not worth the second compiler, nor a flight recorder, which Jdbi would set up for its events.
rem The recorder's option is deprecated: a later JVM may not know it, and these would warn of it.
set "first=%~1"
set "brief=-XX:TieredStopAtLevel=1"
if %major% LEQ 25 set "brief=%brief% -XX:-PrintWarnings -XX:-FlightRecorder"
set "quick="
if not defined first set "quick=%brief%"
if defined first if "%first:~0,1%"=="-" set "quick=%brief%"
for %%C in (help studies trials trial best strategy profile scale space convert db doctor) do if "%first%"=="%%C" set "quick=%brief%"

rem What is printed is UTF-8. The console gets its own code page back at the end.
set "codepage="
for /f "tokens=2 delims=:." %%C in ('chcp') do set "codepage=%%C"
chcp 65001 >nul
"%java%" %flags% %quick% %NAS4J_JAVA_OPTS% -jar "%home%\lib\@cli.jar@" %*
set "code=%errorlevel%"
if defined codepage chcp %codepage% >nul
exit /b %code%

rem try_java FILE WHERE: sets java and major where the file is a Java that is new enough, else adds to problem.
:try_java
if exist "%~1" goto try_version
call :add_problem "%~2 has no java.exe"
exit /b 1
:try_version
set "version="
for %%I in ("%~dp1..") do set "java_home=%%~fI"
if exist "%java_home%\release" for /f "usebackq tokens=1,2 delims==" %%K in ("%java_home%\release") do if "%%K"=="JAVA_VERSION" set "version=%%~L"
if defined version goto try_major
rem Some installers put java.exe alone into a folder of PATH.
set "answer=%TEMP%\nas4j-%RANDOM%%RANDOM%.txt"
"%~1" -version 2>"%answer%"
for /f "usebackq tokens=2,3" %%V in ("%answer%") do if "%%V"=="version" if not defined version set "version=%%~W"
del "%answer%" >nul 2>&1
if defined version goto try_major
call :add_problem "%~2 has a Java that does not tell its version"
exit /b 1
:try_major
for /f "tokens=1,2 delims=.-+_" %%A in ("%version%") do if "%%A"=="1" (set "major=%%B") else (set "major=%%A")
if %major% GEQ 17 goto try_taken
call :add_problem "%~2 has version %version%"
exit /b 1
:try_taken
set "java=%~1"
exit /b 0

:add_problem
if defined problem set "problem=%problem% and %~1"
if not defined problem set "problem=%~1"
exit /b 0
