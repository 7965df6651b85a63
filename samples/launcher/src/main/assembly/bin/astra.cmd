@echo off
rem Starts astra with the Java runtime of JAVA_HOME, or else of PATH. Options for it: ASTRA_JAVA_OPTS.
setlocal
set "APP=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if not "%JAVA%"=="java" goto found
where java >nul 2>nul
if errorlevel 1 (
  echo astra: expected Java 17 or newer, found no java on PATH; install a Java runtime, or set JAVA_HOME 1>&2
  exit /b 1
)
:found
set "VERSION="
for /f "tokens=3" %%v in ('call "%JAVA%" -version 2^>^&1 ^| findstr /i "version"') do if not defined VERSION set "VERSION=%%~v"
for /f "delims=.-+ tokens=1" %%m in ("%VERSION%") do set "MAJOR=%%m"
if "%MAJOR%"=="" set "MAJOR=17"
if %MAJOR% lss 17 (
  echo astra: expected Java 17 or newer, found %VERSION%; install a newer one, or set JAVA_HOME 1>&2
  exit /b 1
)
set /p MAIN=<"%APP%\lib\program"
"%JAVA%" -XX:+UseSerialGC %ASTRA_JAVA_OPTS% -cp "%APP%\lib\*" %MAIN% %*
exit /b %ERRORLEVEL%
